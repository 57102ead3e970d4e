// Levels of risks as the server says them: the heat map before and after measures, and words that changed between versions.
import {el} from './parts.js';

export function chip(level, w) {
  return el('span', {class: `level ${level ? level.toLowerCase() : 'open'}`}, level ? w.level[level] : w.notJudged);
}

/** The level of a risk, looked up in the server's cells; null while it is not judged. */
export function levelOf(map, severity, likelihood) {
  return map.cells.find(cell => cell.severity === severity && cell.likelihood === likelihood)?.level ?? null;
}

/** @param risks as the API lists them */
export function heatMap(at, w, map, risks) {
  return el('div', {class: 'heat'},
    el('p', {class: 'hint'}, w.heat.lead),
    el('div', {class: 'maps'},
      matrix(w, map, 'before', w.heat.caption(w.before, w.level[map.inherent])),
      matrix(w, map, 'after', w.heat.caption(w.after, w.level[map.residual]))),
    map.inherent && map.residual ? el('p', {class: 'overall'}, w.overall(w.level[map.inherent].toLowerCase(), w.level[map.residual].toLowerCase())) : null,
    ['HIGH', 'VERY_HIGH'].includes(map.residual) ? el('p', {class: 'notice bad'}, w.highLeft) : null,
    risks.length ? [at.heading(2, {}, w.heat.list), el('ul', {class: 'in-words'}, risks.map(risk => inWords(w, map, risk)))] : null);
}

function matrix(w, map, when, caption) {
  return el('table', {class: 'matrix'},
    el('caption', {}, caption),
    el('thead', {},
      el('tr', {}, el('td', {rowspan: 2, class: 'corner'}, w.severity), el('th', {scope: 'colgroup', colspan: 4}, w.likelihood)),
      el('tr', {}, [1, 2, 3, 4].map(n => el('th', {scope: 'col'}, el('span', {class: 'figure'}, n), ' ', w.scale[n])))),
    el('tbody', {}, [4, 3, 2, 1].map(severity => el('tr', {},
      el('th', {scope: 'row'}, el('span', {class: 'figure'}, severity), ' ', w.scale[severity]),
      map.cells.filter(cell => cell.severity === severity).map(cell => el('td', {class: cell.level.toLowerCase()},
        el('span', {class: 'word'}, w.level[cell.level]),
        el('span', {class: 'dots'}, cell[when].map(number => el('span', {class: 'dot'}, `R${number}`)))))))));
}

function inWords(w, map, {number, value}) {
  const state = (severity, likelihood) => (severity && likelihood
    ? `${w.level[levelOf(map, severity, likelihood)]} (${w.heat.row(severity, likelihood)})` : w.notJudged);
  return el('li', {}, el('strong', {}, `R${number}`), ` ${value.title || w.untitled}: `,
    `${w.before}: ${state(value.severityBefore, value.likelihoodBefore)}. `,
    `${w.after}: ${state(value.severityAfter, value.likelihoodAfter)}.`);
}

/** Words that stayed, went and came. */
export function words(parts) {
  return el('p', {class: 'diff', dir: 'auto'}, parts.map(part => (part.op === '=' ? el('span', {}, part.text)
    : part.op === '-' ? el('del', {}, part.text) : el('ins', {}, part.text))));
}

/** The same of a field of a risk or measure, whose codes and figures become words. */
export function fieldWords(w, item, field, parts) {
  const said = {
    event: code => w.events[code],
    severityBefore: n => `${n} ${w.scale[n]}`,
    likelihoodBefore: n => `${n} ${w.scale[n]}`,
    severityAfter: n => `${n} ${w.scale[n]}`,
    likelihoodAfter: n => `${n} ${w.scale[n]}`,
    inPlace: code => (code === 'true' ? w.measure.yes : w.measure.no),
    measures: numbers => numbers.replace(/\d+/g, 'M$&'),
  }[field];
  return words(said ? parts.map(part => ({op: part.op, text: part.text.trim() === '' ? part.text : said(part.text)})) : parts);
}

export function fieldName(w, item, field) {
  return field === '' ? '' : item.startsWith('risk.') ? w.risk[field] : w.measure[field];
}
