// Forms of the desk that keep what was typed until the server has taken it: over refusals, conflicts and a lock.
import {call, el, failureBox, labelled, newId, working} from './parts.js';

/** What was typed in one case and not taken yet; in this page's memory only. */
export class Drafts {
  constructor() {
    this.values = new Map();
  }

  /** Makes the field show what was typed before, and remember what is typed from now on. */
  keep(form, name, field) {
    const key = `${form}.${name}`;
    const isBox = field.type === 'checkbox';
    if (this.values.has(key)) {
      isBox ? field.checked = this.values.get(key) : field.value = this.values.get(key);
    }
    const note = () => this.values.set(key, isBox ? field.checked : field.value);
    field.addEventListener('input', note);
    field.addEventListener('change', note);
    return field;
  }

  has(form) {
    return [...this.values.keys()].some(key => key.startsWith(`${form}.`));
  }

  forget(form) {
    [...this.values.keys()].filter(key => key.startsWith(`${form}.`)).forEach(key => this.values.delete(key));
  }

  /** The same id for a form until it was taken: what is sent twice is done once. */
  once(form) {
    const key = `${form}.(once)`;
    if (!this.values.has(key)) {
      this.values.set(key, newOnce());
    }
    return this.values.get(key);
  }
}

function newOnce() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

export function area(rows = 3) {
  return el('textarea', {rows, maxlength: 100000});
}

export function choice(options, names) {
  return el('select', {}, options.map(id => el('option', {value: id}, names[id] ?? id)));
}

/** A box with its label behind it. */
export function ticked(label, field) {
  field.id ||= newId();
  return el('p', {class: 'tick'}, field, el('label', {for: field.id}, label));
}

/**
 * A form. After it was taken the case is read anew; after a conflict too, with what was typed kept and the reason on top.
 *
 * @param id unique in the case; what was typed is kept under it
 * @param fields [name, label, field, hint] each
 * @param send makes the call of the fields' values
 * @param after {tab, said}: where to go on and what to say
 */
export function ask(at, {id, hint, fields, submit, send, after}) {
  const button = el('button', {type: 'submit', class: 'main'}, submit);
  const failure = failureBox();
  const inputs = Object.fromEntries(fields.map(([name, , field]) => [name, at.drafts.keep(id, name, field)]));
  const values = () => Object.fromEntries(Object.entries(inputs).map(([name, field]) =>
    [name, field.type === 'checkbox' ? field.checked : field.value]));
  return el('form', {
    class: 'asked-for',
    onsubmit: working(button, () => taken(at, after, async () => {
      const said = await send(values(), at.drafts.once(id));
      at.drafts.forget(id);
      return said;
    }), failure),
  },
  hint ? el('p', {class: 'hint'}, hint) : null,
  fields.map(([, label, field, fieldHint]) => (field.type === 'checkbox' ? ticked(label, field) : labelled(label, field, fieldHint))),
  failure,
  el('p', {class: 'buttons'}, button));
}

/** A form that is folded away until it is wanted, or has something typed in it. */
export function folded(at, open, form) {
  const details = el('details', {class: 'extend'}, el('summary', {}, open), ask(at, form));
  details.open = at.drafts.has(form.id);
  return details;
}

/** A button that does something at once. */
export function act(at, label, {name = label, method = 'POST', path, body, main = false, after}) {
  const failure = failureBox();
  const button = el('button', {type: 'button', class: main ? 'main' : null, 'aria-label': name === label ? null : name}, label);
  button.addEventListener('click', working(button, () => taken(at, after, () => call(method, path, body, at.words)), failure));
  return el('span', {class: 'act'}, button, failure);
}

async function taken(at, after, work) {
  let said;
  try {
    said = await work();
  } catch (failure) {
    if (failure.status === 409) {
      await at.reload(after.tab, null, failure.message);
      return;
    }
    throw failure;
  }
  await at.reload(after.tab, typeof said === 'string' ? said : after.said);
}
