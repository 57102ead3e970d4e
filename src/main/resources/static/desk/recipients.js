// Who received the person's data and is told of what was done to them (Art. 19), and what they answered.
import {area, choice, folded} from './forms.js';
import {call, el} from './parts.js';

const en = {
  lead: 'Each recipient and processor is told, unless that is impossible or a disproportionate effort. The person sees their names and when they were told.',
  acts: {RECTIFICATION: 'correction', ERASURE: 'erasure', RESTRICTION: 'restriction'},
  told: when => `told on ${when}`,
  toldBy: (when, who) => `told on ${when} by ${who}`,
  mail: 'by mail, not yet sent',
  person: 'not yet told: a person has the task',
  answers: {DONE: 'Done', NOTHING: 'Holds nothing about the person', IMPOSSIBLE: 'Says it is impossible, or too great an effort'},
  answered: (answer, when) => `${answer}, ${when}`,
  none: 'No answer yet',
  record: name => `Record what ${name} answered …`,
  answer: 'Answer',
  note: 'Note',
  noteHint: 'Such as who said so. No more about the person than needed.',
  submit: 'Record',
  saved: 'The answer was recorded.',
};

const da = {
  lead: 'Hver modtager og databehandler får besked, medmindre det er umuligt eller kræver en uforholdsmæssig indsats. Personen ser deres navne, og hvornår de fik besked.',
  acts: {RECTIFICATION: 'berigtigelse', ERASURE: 'sletning', RESTRICTION: 'begrænsning'},
  told: when => `fik besked ${when}`,
  toldBy: (when, who) => `fik besked ${when} af ${who}`,
  mail: 'med mail, endnu ikke sendt',
  person: 'har ikke fået besked: en person har opgaven',
  answers: {DONE: 'Gjort', NOTHING: 'Har intet om personen', IMPOSSIBLE: 'Siger, at det er umuligt eller for stor en indsats'},
  answered: (answer, when) => `${answer}, ${when}`,
  none: 'Intet svar endnu',
  record: name => `Registrér, hvad ${name} svarede …`,
  answer: 'Svar',
  note: 'Note',
  noteHint: 'F.eks. hvem der sagde det. Ikke mere om personen end nødvendigt.',
  submit: 'Registrér',
  saved: 'Svaret er registreret.',
};

/**
 * @param at of the case: {words, say, heading, file, action}
 * @param action whose href answers the recipients
 */
export function recipients(at, action) {
  const w = at.file.language === 'da' ? da : en;
  const place = el('div', {class: 'recipients'}, el('p', {role: 'status'}, at.words.loading));
  call('GET', action.href, undefined, at.words)
    .then(list => place.replaceChildren(el('p', {class: 'hint'}, w.lead), ...list.map(line => recipient(at, action, w, line))))
    .catch(failure => place.replaceChildren(el('p', {class: 'failure', role: 'alert'}, failure.message)));
  return place;
}

function recipient(at, action, w, line) {
  return el('section', {class: `item ${line.answer ? 'include' : ''}`},
    el('div', {class: 'item-head'},
      at.heading(1, {class: 'label'}, line.name),
      el('span', {class: 'quiet'}, line.acts.map(act => w.acts[act] ?? act).join(', '))),
    el('p', {}, told(at, w, line)),
    el('p', {class: line.answer ? '' : 'quiet'},
      line.answer ? w.answered(w.answers[line.answer], at.say.minute(line.answeredAt)) : w.none),
    line.note ? el('p', {class: 'text quiet', dir: 'auto'}, line.note) : null,
    at.action('RECIPIENTS') ? folded(at, w.record(line.name), {
      id: `recipient-${line.recipient}`,
      fields: [['answer', w.answer, choice(Object.keys(w.answers), w.answers)], ['note', w.note, area(), w.noteHint]],
      submit: w.submit,
      send: typed => call('POST', action.href, {recipient: line.recipient, ...typed}, at.words),
      after: {tab: 'recipients', said: w.saved},
    }) : null);
}

function told(at, w, line) {
  if (!line.toldAt) {
    return line.mail ? w.mail : w.person;
  }
  const when = at.say.minute(line.toldAt);
  return line.toldBy ? w.toldBy(when, at.actor(line.toldBy)) : w.told(when);
}
