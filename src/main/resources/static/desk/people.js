// The list of the people concerned by a breach: given as a file, or taken from a system of the data map. What is on the list is
// never shown here.
import {call, el, failureBox, labelled, working} from './parts.js';

const en = {
  title: 'List of the people concerned',
  lead: 'CSV in UTF-8 with a first line name;mail;language (da or en; may be left out). A new list replaces the people who have not been written to. In Excel: save as “CSV UTF-8”.',
  file: 'File',
  fromFile: 'Give the list',
  system: 'System',
  systemHint: 'Everybody with a mail address in it.',
  fromSystem: 'Take everybody',
  goodLines: 'Take the sound lines although others have errors',
  line: n => `Line ${n}: `,
  more: n => (n === 1 ? '… and 1 more' : `… and ${n} more`),
  download: 'All errors as CSV',
};

const da = {
  title: 'Liste over de berørte personer',
  lead: 'CSV i UTF-8 med en første linje name;mail;language (da eller en; kan udelades). En ny liste erstatter de personer, der endnu ikke er skrevet til. I Excel: gem som “CSV UTF-8”.',
  file: 'Fil',
  fromFile: 'Giv listen',
  system: 'System',
  systemHint: 'Alle med en mailadresse i det.',
  fromSystem: 'Tag alle med',
  goodLines: 'Tag linjerne, der er i orden, selv om andre har fejl',
  line: n => `Linje ${n}: `,
  more: n => (n === 1 ? '… og 1 til' : `… og ${n} til`),
  download: 'Alle fejl som CSV',
};

/** The part of the summary in which the list is given. */
export function people(at, action) {
  const w = at.file.language === 'da' ? da : en;
  const result = el('div', {class: 'result', tabindex: -1});
  const goodLines = el('input', {type: 'checkbox', id: 'people-good-lines'});
  const systems = el('div', {});
  call('GET', action.href, undefined, at.words)
    .then(found => (found.systems.length ? systems.replaceChildren(fromSystem(at, action, w, found.systems, goodLines, result)) : null))
    .catch(failure => systems.replaceChildren(el('p', {class: 'failure', role: 'alert'}, failure.message)));
  return el('section', {class: 'block people'},
    at.heading(1, {}, w.title),
    el('p', {class: 'hint'}, w.lead),
    el('p', {}, goodLines, ' ', el('label', {for: goodLines.id}, w.goodLines)),
    fromFile(at, action, w, goodLines, result), systems, result);
}

function fromFile(at, action, w, goodLines, result) {
  const file = el('input', {type: 'file', required: true, accept: '.csv,text/csv'});
  const failure = failureBox();
  const submit = el('button', {type: 'submit', class: 'main'}, w.fromFile);
  return el('form', {
    class: 'write',
    onsubmit: working(submit, () => {
      const form = new FormData();
      form.append('file', file.files[0]);
      form.append('goodLines', String(goodLines.checked));
      return send(at, action, w, form, result);
    }, failure),
  }, labelled(w.file, file), failure, el('p', {class: 'buttons'}, submit));
}

function fromSystem(at, action, w, systems, goodLines, result) {
  const system = el('select', {}, systems.map(each => el('option', {value: each.id}, each.name)));
  const failure = failureBox();
  const submit = el('button', {type: 'submit'}, w.fromSystem);
  return el('form', {
    class: 'write',
    onsubmit: working(submit, () => send(at, action, w, {system: system.value, goodLines: goodLines.checked}, result), failure),
  }, labelled(w.system, system, w.systemHint), failure, el('p', {class: 'buttons'}, submit));
}

/** A list that is taken shows in the summary; one with errors is listed here, so that nothing typed is lost. */
async function send(at, action, w, body, result) {
  result.replaceChildren();
  let answer;
  try {
    answer = await call('POST', action.href, body, at.words);
  } catch (failure) {
    if (!failure.body?.shown) {
      throw failure;
    }
    answer = failure.body;
  }
  if (answer.taken && !answer.flaws) {
    await at.reload('summary', answer.detail);
    return;
  }
  const rest = answer.flaws - answer.shown.length;
  result.replaceChildren(el('div', {class: `notice ${answer.taken ? '' : 'bad'}`, role: 'alert'},
    el('p', {}, answer.detail),
    el('ul', {}, answer.shown.map(flaw => el('li', {}, w.line(flaw.line), flaw.text)),
      rest > 0 ? el('li', {}, w.more(rest)) : null),
    el('p', {}, el('a', {href: answer.flawsHref, download: true}, w.download))));
  result.focus();
}
