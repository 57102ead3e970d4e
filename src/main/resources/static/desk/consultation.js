// What staff do with an impact assessment beside its task forms: what the authority says in a prior consultation, and what
// becomes of the processing.

import {area, choice, folded} from './forms.js';
import {call, el} from './parts.js';

const en = {
  on: 'Day',
  text: 'What was asked',
  extend: 'The authority extends its time …',
  extendHint: 'By six weeks. It says so, with reasons, within one month of receipt (Art. 36(2)).',
  reason: 'Reason',
  submitExtend: 'Extend',
  extended: 'The time of the authority was extended.',
  ask: 'The authority asks for information …',
  askHint: 'Its time stands still until it has the information (Art. 36(2)).',
  submitAsk: 'Stop the clock',
  asked: 'The clock of the authority stands still.',
  provide: 'The authority has the information …',
  provideHint: 'Its time runs on; the days in between are added.',
  provided: 'What was provided',
  submitProvide: 'Let the clock run',
  runs: 'The clock of the authority runs again.',
  answer: 'The authority has answered …',
  answerHint: 'Ends the consultation, and the managers decide. Its silence is no answer. Add the letter itself to the documents.',
  answers: {NO_OBJECTION: 'No objection', ADVICE: 'Written advice', PROHIBITED: 'The processing is prohibited (Art. 58(2)(f))'},
  which: 'Answer',
  words: 'In words',
  submitAnswer: 'Record the answer',
  answered: 'The answer was recorded.',
  change: 'The processing changes …',
  changeHint: 'Begins a review with what is here (Art. 35(11)). Until it is decided, the changed processing must not go live.',
  changeWhat: 'What changes',
  submitChange: 'Begin a review',
  changed: 'A review begins.',
  end: 'The processing has ended …',
  endHint: 'For good, or is not going to begin. Every open version of its assessment ends.',
  endWhy: 'Since when, and why',
  submitEnd: 'End the assessment',
  ended: 'The assessment ends.',
};

const da = {
  on: 'Dag',
  text: 'Hvad der blev spurgt om',
  extend: 'Tilsynet forlænger fristen …',
  extendHint: 'Med seks uger. Det skal meddeles med begrundelse inden en måned efter modtagelsen (art. 36, stk. 2).',
  reason: 'Begrundelse',
  submitExtend: 'Forlæng',
  extended: 'Tilsynets frist er forlænget.',
  ask: 'Tilsynet beder om oplysninger …',
  askHint: 'Fristen står stille, indtil tilsynet har oplysningerne (art. 36, stk. 2).',
  submitAsk: 'Sæt fristen på pause',
  asked: 'Tilsynets frist står stille.',
  provide: 'Tilsynet har fået oplysningerne …',
  provideHint: 'Fristen løber videre; dagene imellem lægges til.',
  provided: 'Hvad der blev givet',
  submitProvide: 'Lad fristen løbe',
  runs: 'Tilsynets frist løber igen.',
  answer: 'Tilsynet har svaret …',
  answerHint: 'Afslutter høringen, og ledelsen træffer afgørelse. Tavshed er ikke et svar. Læg selve brevet i dokumenterne.',
  answers: {NO_OBJECTION: 'Ingen indvendinger', ADVICE: 'Skriftlig rådgivning', PROHIBITED: 'Behandlingen er forbudt (art. 58, stk. 2, litra f)'},
  which: 'Svar',
  words: 'Med ord',
  submitAnswer: 'Registrér svaret',
  answered: 'Svaret er registreret.',
  change: 'Behandlingen ændres …',
  changeHint: 'Starter en revurdering med det, der står her (art. 35, stk. 11). Den ændrede behandling må ikke tages i brug, før der er truffet afgørelse.',
  changeWhat: 'Hvad ændres',
  submitChange: 'Start en revurdering',
  changed: 'En revurdering starter.',
  end: 'Behandlingen er ophørt …',
  endHint: 'Endeligt, eller den bliver ikke til noget. Alle åbne versioner af konsekvensanalysen afsluttes.',
  endWhy: 'Hvornår og hvorfor',
  submitEnd: 'Afslut konsekvensanalysen',
  ended: 'Konsekvensanalysen afsluttes.',
};

/** The forms for which the case has an action; nothing for other cases. */
export function dpiaActions(at) {
  const w = at.file.language === 'da' ? da : en;
  const consultation = at.action('CONSULTATION');
  const processing = at.action('PROCESSING');
  return [...(consultation ? ofConsultation(at, w, consultation.href) : []), ...(processing ? ofProcessing(at, w, processing.href) : [])];
}

function ofConsultation(at, w, href) {
  const clock = at.file.deadlines.find(deadline => deadline.clock === 'dpia-consultation');
  const paused = clock?.state === 'PAUSED';
  return [
    paused ? told(at, w, 'provide', `${href}/information`, 'providedOn', 'text', w.provided, w.runs)
      : told(at, w, 'ask', `${href}/questions`, 'askedOn', 'text', w.text, w.asked),
    clock?.extension ? null : told(at, w, 'extend', `${href}/extension`, 'toldOn', 'reason', w.reason, w.extended),
    folded(at, w.answer, {
      id: 'consultation-answer',
      hint: w.answerHint,
      fields: [['answer', w.which, choice(Object.keys(w.answers), w.answers)], ['answeredOn', w.on, dayField()], ['text', w.words, required()]],
      submit: w.submitAnswer,
      send: typed => call('POST', `${href}/answer`, typed, at.words),
      after: {tab: 'summary', said: w.answered},
    }),
  ];
}

/** A form with a day and a text. */
function told(at, w, what, path, day, text, label, said) {
  return folded(at, w[what], {
    id: `consultation-${what}`,
    hint: w[`${what}Hint`],
    fields: [[day, w.on, dayField()], [text, label, required()]],
    submit: w[`submit${what[0].toUpperCase()}${what.slice(1)}`],
    send: typed => call('POST', path, typed, at.words),
    after: {tab: 'summary', said},
  });
}

function ofProcessing(at, w, href) {
  const change = notice(at, w, 'change', `${href}/changed`, w.changeWhat, w.submitChange, w.changed);
  change.hidden = true;
  call('GET', href, undefined, at.words)
    .then(({reviewable}) => { change.hidden = !reviewable; })
    .catch(() => { change.hidden = false; });   // the server says in words why it cannot be
  return [
    change,
    notice(at, w, 'end', `${href}/ended`, w.endWhy, w.submitEnd, w.ended),
  ];
}

function notice(at, w, what, path, label, submit, said) {
  return folded(at, w[what], {
    id: `processing-${what}`,
    hint: w[`${what}Hint`],
    fields: [['reason', label, required()]],
    submit,
    send: typed => call('POST', path, typed, at.words),
    after: {tab: 'summary', said},
  });
}

function dayField() {
  return el('input', {type: 'date', required: true});
}

function required() {
  const field = area();
  field.required = true;
  return field;
}
