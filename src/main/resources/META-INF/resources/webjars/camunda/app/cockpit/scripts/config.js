export default {
  app: {name: 'Cockpit', vendor: 'Due Process'},
  customScripts: ['../../../desk/camunda'],
  disableWelcomeMessage: true,
};
