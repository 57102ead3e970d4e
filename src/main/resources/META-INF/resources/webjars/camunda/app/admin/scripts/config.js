export default {
  app: {name: 'Admin', vendor: 'Due Process'},
  customScripts: ['../../../desk/camunda'],
  disableWelcomeMessage: true,
};
