// What Due Process adds to Tasklist: the tab "Case file" of a task, and the way to the list of cases.
import {showCase} from '/desk/case-file.js';

const danish = (navigator.language || 'en').startsWith('da');
let close = () => {};

const caseFile = {
  id: 'due-process-case-file',
  pluginPoint: 'tasklist.task.detail',
  priority: 900, // after the form
  properties: {label: danish ? 'Sagsmappe' : 'Case file'},
  render: (node, {taskId}) => {
    close();
    const host = document.createElement('div');
    host.className = 'due-process-case';
    node.replaceChildren(host);
    close = showCase(host, {taskId, level: 3, link: true});
  },
  unmount: () => {
    close();
    close = () => {};
  },
};

const cases = {
  id: 'due-process-cases',
  pluginPoint: 'tasklist.navbar.action',
  priority: 50,
  render: node => {
    const link = document.createElement('a');
    link.href = '/cases';
    link.textContent = danish ? 'Sager' : 'Cases';
    node.replaceChildren(link);
  },
  unmount: () => {},
};

export default [caseFile, cases];
