// A handler's key: setting the passphrase, unlocking, changing it, making a new key.
import {call, el, failureBox, labelled, working} from './parts.js';
import {ticked} from './forms.js';
import {guessedTexts} from './texts.js';
import {sealedTexts} from './sealed-texts.js';

const PATH = '/api/v1/unlock';

export function guessedSealedTexts() {
  const ours = !location.pathname.startsWith('/camunda/') && document.documentElement.lang;
  return sealedTexts(ours || navigator.language || 'en');
}

export function readState() {
  return call('GET', PATH, undefined, guessedTexts());
}

export function lock() {
  return call('DELETE', PATH, undefined, guessedTexts());
}

function secret(autocomplete) {
  return el('input', {type: 'password', required: true, maxlength: 1000, autocomplete, spellcheck: 'false'});
}

/**
 * What a handler needs to go on: the passphrase, or a first one.
 *
 * @param heading makes the title, of its text
 * @param done is called when the key is unlocked
 */
export async function unlockBox(heading, done) {
  const w = guessedSealedTexts().unlock;
  const state = await readState();
  if (!state.handler) {
    return el('div', {class: 'notice bad', role: 'alert'}, el('p', {}, w.notHandler));
  }
  return state.hasKey
    ? el('section', {class: 'lock'}, heading(w.title), el('p', {}, w.lead), unlockForm(done), lostForm(state, done))
    : el('section', {class: 'lock'}, heading(w.setTitle), firstForm(state, done));
}

export function unlockForm(done) {
  const w = guessedSealedTexts().unlock;
  const passphrase = secret('off');
  const failure = failureBox();
  const submit = el('button', {type: 'submit', class: 'main'}, w.submit);
  return el('form', {
    onsubmit: working(submit, async () => {
      await call('POST', PATH, {passphrase: passphrase.value}, guessedTexts());
      await done();
    }, failure),
  },
  labelled(w.passphrase, passphrase),
  failure,
  el('p', {class: 'buttons'}, submit),
  el('p', {class: 'hint'}, w.kept));
}

/** The first passphrase. */
export function firstForm(state, done) {
  const w = guessedSealedTexts().unlock;
  return setForm(state, done, {
    submit: w.set,
    lead: [el('p', {}, w.setLead), el('p', {}, el('strong', {}, w.noReset)), el('p', {class: 'hint'}, w.waits)],
  });
}

/** A new key, when the passphrase is lost. */
export function lostForm(state, done) {
  const w = guessedSealedTexts().unlock;
  const tick = el('input', {type: 'checkbox', required: true});
  return el('details', {class: 'extend'},
    el('summary', {}, w.lost),
    setForm(state, done, {submit: w.lostSubmit, lead: [el('p', {class: 'hint warn'}, w.lostHint)], tick: [w.lostTick, tick], loseCases: true}));
}

/** Another passphrase for the same key. */
export function changeForm(state, done) {
  const w = guessedSealedTexts().unlock;
  const current = secret('off');
  return el('details', {class: 'extend'},
    el('summary', {}, w.change),
    setForm(state, done, {submit: w.changeSubmit, lead: [el('p', {class: 'hint'}, w.changeHint)], current}));
}

function setForm(state, done, {submit: label, lead, tick, current, loseCases = false}) {
  const w = guessedSealedTexts().unlock;
  const next = secret('new-password');
  const repeat = secret('new-password');
  const failure = failureBox();
  const submit = el('button', {type: 'submit', class: 'main'}, label);
  return el('form', {
    onsubmit: working(submit, async () => {
      const body = {current: current?.value, passphrase: next.value, repeat: repeat.value, loseCases};
      await call('PUT', `${PATH}/passphrase`, body, guessedTexts());
      await done();
    }, failure),
  },
  lead,
  current ? labelled(w.current, current) : null,
  labelled(w.next, next, w.rules(state.shortest)),
  labelled(w.repeat, repeat),
  tick ? ticked(...tick) : null,
  failure,
  el('p', {class: 'buttons'}, submit));
}
