// What staff do with a breach beside its task forms: correct its times, add new facts.

import {area, folded} from './forms.js';
import {call, el} from './parts.js';

const en = {
  times: 'Correct the times …',
  timesHint: 'The due date, the timers and the tasks move with awareness. What was entered before stays in the case file, with your reason.',
  zone: 'These times are in',
  house: 'The organisation’s own time',
  occurredAt: 'It began',
  detectedAt: 'First noticed',
  processorToldAt: 'A processor told us',
  awareAt: 'We became aware',
  reason: 'Reason',
  submitTimes: 'Correct',
  corrected: 'The times were corrected.',
  facts: 'Add new facts …',
  factsHint: 'They reopen the description and the assessment (Art. 33(4)). What was filed, and whom was written to, stays so.',
  what: 'What is new',
  submitFacts: 'Add and reopen',
  added: 'The case was reopened for the new facts.',
};

const da = {
  times: 'Ret tidspunkterne …',
  timesHint: 'Fristen, påmindelserne og opgaverne flytter med kendskabet. Det, der stod før, bliver i sagen sammen med din begrundelse.',
  zone: 'Tidspunkterne er i',
  house: 'Organisationens egen tid',
  occurredAt: 'Begyndte',
  detectedAt: 'Først bemærket',
  processorToldAt: 'En databehandler underrettede os',
  awareAt: 'Vi fik kendskab',
  reason: 'Begrundelse',
  submitTimes: 'Ret',
  corrected: 'Tidspunkterne er rettet.',
  facts: 'Tilføj nye oplysninger …',
  factsHint: 'De genåbner beskrivelsen og vurderingen (art. 33, stk. 4). Det, der er indsendt, og dem, der er skrevet til, ændres ikke.',
  what: 'Hvad er nyt',
  submitFacts: 'Tilføj og genåbn',
  added: 'Sagen er genåbnet for de nye oplysninger.',
};

const TIMES = ['occurredAt', 'detectedAt', 'processorToldAt', 'awareAt'];

/** The forms for which the case has an action; nothing for other cases. */
export function breachActions(at) {
  const w = at.file.language === 'da' ? da : en;
  const times = at.action('CORRECT_TIMES');
  const facts = at.action('NEW_FACTS');
  return [times ? correction(at, w, times.href) : null, facts ? newFacts(at, w, facts.href) : null];
}

function correction(at, w, href) {
  const zone = el('select', {}, el('option', {value: 'house'}, w.house),
    [...Array(24).keys()].map(hour => hour - 10).map(offset).map(each => el('option', {value: each}, `UTC ${each}`)));
  const inputs = Object.fromEntries(TIMES.map(name => [name, el('input', {type: 'datetime-local', required: name === 'awareAt'})]));
  const form = folded(at, w.times, {
    id: 'times',
    hint: w.timesHint,
    fields: [['timeZone', w.zone, zone], ...TIMES.map(name => [name, w[name], inputs[name]]), ['reason', w.reason, area()]],
    submit: w.submitTimes,
    send: typed => call('PUT', href, Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, value || null])), at.words),
    after: {tab: 'summary', said: w.corrected},
  });
  form.addEventListener('toggle', async () => {
    if (form.open && !inputs.awareAt.value) {
      const now = await call('GET', href, undefined, at.words);
      TIMES.forEach(name => { inputs[name].value ||= now[name] ?? ''; });
    }
  });
  return form;
}

function offset(hours) {
  return `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
}

function newFacts(at, w, href) {
  return folded(at, w.facts, {
    id: 'new-facts',
    hint: w.factsHint,
    fields: [['text', w.what, area()]],
    submit: w.submitFacts,
    send: ({text}) => call('POST', href, {text}, at.words),
    after: {tab: 'summary', said: w.added},
  });
}
