// The cases behind a number of the board.

import {call, el, format} from '../parts.js';

const MINUTE = 60_000;

/** Days from today to the last day in time, both in the organisation's zone. */
function daysLeft(expiresAt, zone) {
  const day = new Intl.DateTimeFormat('en-CA', {timeZone: zone}); // yyyy-mm-dd
  const midnight = date => Date.parse(`${day.format(date)}T00:00:00Z`);
  return Math.round((midnight(new Date(Date.parse(expiresAt) - 1)) - midnight(new Date())) / 86_400_000);
}

/** When a case is due and how long that is; a clock of hours is told by the minute. */
function due(row, zone, words, say) {
  const w = words.cases;
  if (!row.expiresAt) {
    return [w.noClock, ''];
  }
  const inHours = (row.clock ?? '').startsWith('breach-');
  const last = new Date(Date.parse(row.expiresAt) - 1).toISOString();
  const day = el('time', {datetime: row.expiresAt}, inHours ? say.minute(row.expiresAt) : say.dayOf(last));
  const minutes = Math.floor((Date.parse(row.expiresAt) - Date.now()) / MINUTE);
  const left = inHours ? w.hoursLeft(minutes) : w.daysLeft(daysLeft(row.expiresAt, zone));
  const overdue = minutes < 0 && !row.paused;
  return [day, el('span', {class: overdue ? 'overdue' : null}, overdue ? '▲ ' : '', row.paused ? w.paused : left)];
}

function line(row, zone, words, say) {
  const w = words.cases;
  const [date, left] = due(row, zone, words, say);
  return el('tr', {},
    el('th', {scope: 'row'}, row.reference),
    el('td', {}, date),
    el('td', {}, left),
    el('td', {}, row.steps.join(', ') || '–'),
    el('td', {}, say.dayOf(row.openedAt)),
    el('td', {class: 'links'},
      row.instanceId && el('a', {href: `#/process-instance/${encodeURIComponent(row.instanceId)}/runtime`, 'aria-label': w.instanceOf(row.reference)}, w.instance),
      row.readable && el('a', {href: `/cases/${encodeURIComponent(row.caseId)}`, 'aria-label': w.fileOf(row.reference)}, w.file)));
}

function table({cases, zone}, words) {
  const w = words.cases;
  const say = format(words.locale.slice(0, 2), zone);
  return el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': w.caption}, el('table', {class: 'table table-hover cases'},
    el('caption', {class: 'sr-only'}, w.caption),
    el('thead', {}, el('tr', {}, [w.reference, w.due, w.left, w.step, w.opened].map(text => el('th', {scope: 'col'}, text)), el('td', {}))),
    el('tbody', {}, cases.map(row => line(row, zone, words, say)))));
}

/**
 * A box with the open cases of a process in a state. Its node stands at once and is filled when the answer is there.
 *
 * @param number what the board counts, of which the reader may see fewer; null when it is withheld
 * @param close called when the reader is done
 */
export function casesBehind({process, name, state, number}, words, close) {
  const w = words.cases;
  const body = el('div', {'aria-live': 'polite'}, el('p', {class: 'text-muted'}, w.loading));
  const read = async () => {
    try {
      const found = await call('GET', `/api/v1/sla/cases?process=${encodeURIComponent(process)}&state=${encodeURIComponent(state)}`, undefined, words);
      const shown = found.cases.length;
      body.replaceChildren(...[
        shown ? table(found, words) : el('p', {}, w.none),
        found.more && el('p', {class: 'text-muted'}, w.more),
        shown > 0 && !found.more && number > shown && el('p', {class: 'text-muted'}, w.fewer(shown, number)),
      ].filter(Boolean));
    } catch (failure) {
      body.replaceChildren(el('p', {class: 'text-danger', role: 'alert'}, failure.message),
        el('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: read}, words.retry));
    }
  };
  const heading = el('h4', {tabindex: -1, 'data-focus': 'cases'}, `${name}: ${words.states[state]}`);
  const node = el('section', {class: 'behind'},
    el('div', {class: 'behind-head'}, heading, el('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: close}, w.close)),
    body);
  return {node, read, heading};
}
