export default {
  app: {name: 'Welcome', vendor: 'Due Process'},
  customScripts: ['../../../desk/camunda'],
  disableWelcomeMessage: true,
};
