// What Due Process adds to Cockpit: the SLA board as a page, its entry in the head, and a short version on the dashboard.
import {showBoard, showSummary} from '/desk/sla/board.js';
import {words} from '/desk/sla/texts.js';

/** A view that ends what it began; Cockpit ends the old one before it makes the next. */
function shown(show) {
  let close = () => {};
  return {
    render: node => {
      close();
      close = show(node);
    },
    unmount: () => {
      close();
      close = () => {};
    },
  };
}

const entry = {
  id: 'due-process-sla-entry',
  pluginPoint: 'cockpit.navigation',
  priority: 250,
  properties: {path: '/sla'},
  render: node => {
    const link = document.createElement('a');
    link.href = '#/sla';
    link.textContent = words.title;
    node.replaceChildren(link);
  },
  unmount: () => {},
};

export default [
  entry,
  {id: 'due-process-sla-summary', pluginPoint: 'cockpit.dashboard', priority: 500, ...shown(showSummary)},
  {id: 'due-process-sla-board', pluginPoint: 'cockpit.route', properties: {path: '/sla'}, ...shown(showBoard)},
];
