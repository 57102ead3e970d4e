// The figures of one process: what is open now, what was, and where cases wait.

import {el} from '../parts.js';
import {ageing, trend} from './charts.js';

/** Figures that count open cases, and what the API calls those cases. */
export const STATES = {
  open: 'OPEN',
  dueIn24Hours: 'DUE_IN_24_HOURS',
  dueIn3Days: 'DUE_IN_3_DAYS',
  dueIn7Days: 'DUE_IN_7_DAYS',
  overdue: 'OVERDUE',
  paused: 'PAUSED',
};

/** What is not there, and why. */
function nothing(process, words) {
  const why = process.withheld ? words.withheld : words.nothing;
  return el('span', {class: 'none', title: why}, el('span', {'aria-hidden': 'true'}, '–'), el('span', {class: 'sr-only'}, why));
}

/** A number; overdue ones bear a sign besides the colour. */
export function number(process, key, words) {
  const value = process[key];
  if (value === undefined || value === null) {
    return nothing(process, words);
  }
  const text = key.endsWith('Percent') ? words.percent(value)
    : key.endsWith('Days') && !(key in STATES) ? words.days(value)
      : key.endsWith('Hours') && !(key in STATES) ? words.hours(value)
        : new Intl.NumberFormat(words.locale).format(value);
  return el('span', {class: key === 'overdue' && value > 0 ? 'overdue' : null}, key === 'overdue' && value > 0 ? '▲ ' : '', text);
}

/** A tile; one that counts cases is a link to them. */
function tile(process, key, words, addressOf) {
  const label = words.tiles[key];
  const content = [el('span', {class: 'value'}, number(process, key, words)), el('span', {class: 'label-text'}, label)];
  return key in STATES && process[key] > 0
    ? el('li', {class: 'tile'}, el('a', {
      href: addressOf({cases: `${process.key}:${STATES[key]}`}),
      'data-focus': `${process.key}:${key}`,
      'aria-label': words.show(`${process[key]} ${label}`, process.name),
    }, content))
    : el('li', {class: 'tile', title: words.hints[key]}, el('div', {}, content));
}

function steps(process, words) {
  const w = words.steps;
  const waiting = process.steps.filter(step => step.waiting || step.medianHours !== undefined);
  const groups = step => step.groups.map(group => words.groups[group] ?? group).join(', ') || w.perCase;
  const day = new Intl.DateTimeFormat(words.locale, {day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC'});
  const cell = (value, say = count => count.toLocaleString(words.locale)) => el('td', {class: 'number'}, value === undefined || value === null ? nothing(process, words) : say(value));
  const took = hours => (hours < 48 ? words.hours(hours) : words.days(Math.round(hours / 24)));
  return el('section', {class: 'steps'},
    el('h4', {}, w.title),
    waiting.length === 0 ? el('p', {class: 'text-muted'}, w.none) : el('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `${w.title}, ${process.name}`}, el('table', {class: 'table table-condensed'},
      el('caption', {class: 'sr-only'}, `${w.title}, ${process.name}`),
      el('thead', {}, el('tr', {}, [w.step, w.waiting, w.overdue, w.average, w.oldest, w.median, w.p95].map((text, index) =>
        el('th', {scope: 'col', class: index ? 'number' : null}, text)))),
      el('tbody', {}, waiting.map(step => el('tr', {},
        el('th', {scope: 'row'}, step.name, el('span', {class: 'group'}, groups(step))),
        cell(step.waiting),
        cell(step.overdue, value => el('span', {class: value ? 'overdue' : null}, value ? `▲ ${value.toLocaleString(words.locale)}` : '0')),
        cell(step.averageDays, words.days),
        cell(step.oldest, date => day.format(new Date(`${date}T00:00:00Z`))),
        cell(step.medianHours, took),
        cell(step.p95Hours, took)))))));
}

/** Whether nothing has ever happened in the process, as far as one may know. */
export function isEmpty(process) {
  return !process.withheld && !process.open && !process.received && !process.closed
    && !process.trend.some(month => month.received || month.closed);
}

/**
 * A panel with everything about one process.
 *
 * @param months that the figures of the past cover
 * @param addressOf address of the board with other values
 * @param opened takes the charts that are made
 * @param behind the box of cases that the reader opened, or null
 */
export function panel(process, months, words, addressOf, opened, behind) {
  const tiles = (heading, keys) => el('div', {class: 'tiles-row'},
    el('h4', {}, heading),
    el('ul', {class: 'tiles'}, keys.map(key => tile(process, key, words, addressOf))));
  const hours = process.medianHours !== undefined || process.key === 'breach-notification';
  const empty = isEmpty(process);
  const shown = list => list.length > 0 || !process.withheld;
  return el('section', {class: 'panel panel-default process', 'data-process': process.key, 'aria-labelledby': `sla-${process.key}`},
    el('div', {class: 'panel-heading'}, el('h3', {class: 'panel-title', id: `sla-${process.key}`}, process.name)),
    el('div', {class: 'panel-body'},
      process.withheld && el('p', {class: 'note'}, words.withheldNote),
      tiles(words.now, Object.keys(STATES)),
      behind,
      empty && el('p', {class: 'text-muted'}, words.empty.process),
      !empty && tiles(words.past(months), ['received', 'closed', 'onTimePercent', 'medianDays', 'p95Days',
        ...hours ? ['medianHours', 'p95Hours'] : ['extendedPercent']]),
      !empty && el('div', {class: 'drawings'},
        shown(process.ageing) && ageing(process, words, opened),
        shown(process.trend) && trend(process, words, opened),
        shown(process.steps) && steps(process, words))));
}
