// The SLA board: reads the figures every half minute while it is seen, says how old they are, and keeps what the reader
// chose in the address, so that it can be sent, bookmarked and come back to.

import {call, el} from '../parts.js';
import {casesBehind} from './cases.js';
import {STATES, isEmpty, number, panel} from './figures.js';
import {words} from './texts.js';

const EVERY = 30_000;
const ROUTE = '#/sla';
const FILTERS = ['process', 'months', 'group'];

/** What the address says; Cockpit makes the page anew when it changes. */
function chosen() {
  const query = new URLSearchParams(location.hash.split('?')[1] ?? '');
  return Object.fromEntries([...FILTERS, 'cases'].map(name => [name, query.get(name) ?? '']));
}

function addressOf(values) {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value));
  return query.size ? `${ROUTE}?${query}` : ROUTE;
}

function queryOf(values) {
  const query = new URLSearchParams(FILTERS.filter(name => values[name]).map(name => [name, values[name]]));
  return query.size ? `?${query}` : '';
}

/**
 * Reads what is at the path now and every half minute while the page is seen, until it is ended.
 *
 * @param show takes the answer, or null when it is what it was
 * @param failed takes a failure
 * @param known what is shown already, or null
 */
function watch(path, show, failed, known = null) {
  let last = known && JSON.stringify(known.processes);
  let readAt = 0;
  let ended = false;
  let reading = false;

  async function read() {
    if (reading || ended) {
      return;
    }
    reading = true;
    readAt = Date.now();
    try {
      const answer = await call('GET', path, undefined, words);
      if (!ended) {
        const now = JSON.stringify(answer.processes);
        show(now === last ? null : answer);
        last = now;
      }
    } catch (failure) {
      if (!ended) {
        failed(failure);
      }
    } finally {
      reading = false;
    }
  }

  const look = () => {
    if (!document.hidden && Date.now() - readAt >= EVERY) {
      read();
    }
  };
  const timer = setInterval(look, 1000);
  document.addEventListener('visibilitychange', look);
  read();
  return {
    read,
    end: () => {
      ended = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    },
  };
}

const time = () => new Intl.DateTimeFormat(words.locale, {timeStyle: 'medium'}).format(new Date());

/** How old the figures are, and whether the last try failed. */
function freshness(readAgain) {
  const text = el('span', {class: 'age'});
  const trouble = el('span', {class: 'overdue', role: 'alert'});
  let at = null;
  let said = '';
  const say = () => {
    text.textContent = at ? `${words.asOf(said)}, ${words.age(Math.floor((Date.now() - at) / 1000))}` : '';
  };
  const timer = setInterval(say, 1000);
  return {
    node: el('p', {class: 'freshness', title: words.every}, text, ' ', el('button', {type: 'button', class: 'btn btn-link btn-sm', 'data-focus': 'again', onclick: readAgain}, words.refresh), ' ', trouble),
    good: () => {
      at = Date.now();
      said = time();
      trouble.textContent = '';
      say();
    },
    bad: failure => {
      trouble.textContent = words.failed(time(), failure.message);
    },
    end: () => clearInterval(timer),
  };
}

function select(name, label, options, value, choose) {
  const field = el('select', {id: `sla-${name}`, class: 'form-control input-sm', 'data-focus': name, onchange: () => choose({[name]: field.value, cases: ''})},
    options.map(([id, text]) => el('option', {value: id, selected: id === value}, text)));
  return el('div', {class: 'form-group'}, el('label', {for: field.id}, label), field);
}

function filters(values, choose) {
  const w = words.filters;
  return el('form', {class: 'filters form-inline', 'aria-label': w.label, onsubmit: event => event.preventDefault()},
    select('process', w.process, [['', w.all], ...Object.entries(words.processes)], values.process, choose),
    select('months', w.months, ['12', '6', '3', '1'].map(id => [id === '12' ? '' : id, w.month[id]]), values.months, choose),
    select('group', w.group, [['', w.everybody], ...Object.entries(words.groups)], values.group, choose),
    el('a', {class: 'btn btn-default btn-sm export', href: `/api/v1/sla/board.csv${queryOf(values)}`, download: true, 'data-focus': 'export'}, w.csv));
}

function failureBox(failure, again) {
  return el('div', {class: 'alert alert-danger', role: 'alert'}, el('p', {}, failure.message),
    failure.status === 403 ? null : el('button', {type: 'button', class: 'btn btn-default btn-sm', onclick: again}, words.retry));
}

let cache = null; // the last answer and its query, so that opening a list of cases does not blank the page
let focus = null; // what the reader used last, since Cockpit makes the page anew when the address changes

/** Shows the board in the node; call what it returns when it goes. */
export function showBoard(node) {
  const values = chosen();
  const [process, state] = values.cases.split(':');
  let charts = [];
  let board = null;
  let behind = null;
  const body = el('div', {class: 'processes'}, el('p', {class: 'loading', role: 'status'}, words.loading));
  const fresh = freshness(() => watching.read());

  function go(changed, focusNext) {
    focus = focusNext ?? document.activeElement?.dataset?.focus ?? null;
    location.hash = addressOf({...values, ...changed});
  }

  function refocus(name) {
    const target = name && [...node.querySelectorAll('[data-focus]')].find(each => each.dataset.focus === name);
    target?.focus({preventScroll: true});
    return target;
  }

  function openBehind(of) {
    if (!behind && Object.values(STATES).includes(state)) {
      const key = Object.keys(STATES).find(each => STATES[each] === state);
      behind = casesBehind({process, name: of.name, state, number: of[key] ?? null}, words, () => go({cases: ''}, `${process}:${key}`));
      behind.read();
    } else {
      behind?.read();
    }
    return behind?.node ?? null;
  }

  function draw() {
    charts.forEach(chart => chart.destroy());
    charts = [];
    const used = body.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
    const open = new Set([...body.querySelectorAll('details[open]')].map(each => each.dataset.key));
    const months = board.filter.months;
    const processes = board.processes.map(each => panel(each, months, words,
      changed => addressOf({...values, ...changed}), chart => charts.push(chart), each.key === process ? openBehind(each) : null));
    body.classList.toggle('single', processes.length === 1);
    body.replaceChildren(...[
      board.processes.length === 0 && el('p', {class: 'alert alert-info'}, words.empty.none),
      board.processes.length > 0 && board.processes.every(isEmpty)
        && el('div', {class: 'alert alert-info empty'}, el('h3', {}, words.empty.title), el('p', {}, words.empty.text)),
      ...processes,
    ].filter(Boolean));
    body.querySelectorAll('details').forEach(each => { each.open = open.has(each.dataset.key); });
    refocus(used);
  }

  /** Where the reader was before the address changed; or, when cases were asked for, at these. */
  function arrive() {
    const target = behind && focus === null ? refocus('cases') : refocus(focus);
    target?.scrollIntoView({block: 'nearest'});
    focus = null;
  }

  const query = queryOf(values);
  let first = true;
  if (cache?.query === query) {
    board = cache.answer;
    draw();
  }
  const watching = watch(`/api/v1/sla/board${query}`, answer => {
    fresh.good();
    if (answer) {
      board = answer;
      cache = {query, answer};
      draw();
    } else if (!first) {
      behind?.read();
    }
    if (first) {
      first = false;
      arrive();
    }
  }, failure => {
    if (board) {
      fresh.bad(failure);
    } else {
      body.replaceChildren(failureBox(failure, watching.read));
    }
  }, board);

  document.title = `${document.title.split(' | ')[0]} | ${words.title}`;
  node.replaceChildren(el('div', {class: 'due-process-sla board', lang: words.locale.slice(0, 2)},
    el('div', {class: 'head'}, el('h2', {}, words.title), fresh.node),
    filters(values, go),
    body));
  return () => {
    watching.end();
    fresh.end();
    charts.forEach(chart => chart.destroy());
  };
}

/** The short version on Cockpit's dashboard. */
export function showSummary(node) {
  const body = el('div', {}, el('p', {class: 'loading'}, words.loading));
  const fresh = freshness(() => watching.read());
  let shown = false;
  const card = process => el('section', {class: 'card'},
    el('h3', {}, el('a', {href: addressOf({process: process.key})}, process.name)),
    el('dl', {}, ['open', 'dueIn24Hours', 'dueIn7Days', 'overdue', 'onTimePercent'].map(key =>
      el('div', {}, el('dt', {}, words.tiles[key]), el('dd', {}, number(process, key, words))))));
  const watching = watch('/api/v1/sla/board', answer => {
    fresh.good();
    if (answer) {
      shown = true;
      body.replaceChildren(answer.processes.length
        ? el('div', {class: 'cards'}, answer.processes.map(card))
        : el('p', {}, words.empty.none));
    }
  }, failure => (shown ? fresh.bad(failure) : body.replaceChildren(failureBox(failure, watching.read))));
  node.replaceChildren(el('div', {class: 'due-process-sla summary', lang: words.locale.slice(0, 2)},
    el('div', {class: 'head'}, el('h2', {}, words.title), el('a', {class: 'btn btn-default btn-sm', href: ROUTE}, words.openBoard), fresh.node),
    body));
  return () => {
    watching.end();
    fresh.end();
  };
}
