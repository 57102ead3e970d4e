// What is corrected: each field with the value it has and the one it gets. A choice is saved at once; it is carried out when the
// assessment is completed.
import {call, el, failureBox, labelled, newId, working} from './parts.js';

const en = {
  closed: 'Nothing can be changed here now: the correction is not being assessed.',
  none: 'Nothing was found about the person.',
  lead: 'Say for each wrong field what is right. Nothing changes in a system before the assessment is completed.',
  chosen: n => (n === 0 ? 'Nothing is corrected yet.' : n === 1 ? '1 field is corrected.' : `${n} fields are corrected.`),
  byOwner: 'by the owner’s group',
  byOwnerText: 'Corrected by hand: the owner’s group gets a task.',
  empty: 'empty',
  becomes: 'becomes',
  correct: 'Correct',
  correctField: (label, row) => `Correct ${label} of ${row}`,
  title: label => `What is right for ${label}?`,
  now: 'Now',
  right: 'Right value',
  rightHint: 'Left empty, the field is emptied.',
  save: 'Save',
  cancel: 'Cancel',
  undo: 'Leave as it is',
  undoField: (label, row) => `Leave ${label} of ${row} as it is`,
  conflict: current => `The system says something else by now: ${current}. Look again and decide anew.`,
  saved: 'Saved.',
  statement: 'Statement of the person that is added',
  row: n => `row ${n}`,
};

const da = {
  closed: 'Her kan intet ændres nu: berigtigelsen vurderes ikke.',
  none: 'Der blev ikke fundet noget om personen.',
  lead: 'Angiv for hvert forkert felt, hvad der er rigtigt. Intet ændres i et system, før vurderingen er afsluttet.',
  chosen: n => (n === 0 ? 'Intet rettes endnu.' : n === 1 ? '1 felt rettes.' : `${n} felter rettes.`),
  byOwner: 'af ejerens gruppe',
  byOwnerText: 'Rettes manuelt: ejerens gruppe får en opgave.',
  empty: 'tomt',
  becomes: 'bliver',
  correct: 'Ret',
  correctField: (label, row) => `Ret ${label} i ${row}`,
  title: label => `Hvad er rigtigt for ${label}?`,
  now: 'Nu',
  right: 'Rigtig værdi',
  rightHint: 'Er feltet tomt, tømmes det.',
  save: 'Gem',
  cancel: 'Annullér',
  undo: 'Lad det være',
  undoField: (label, row) => `Lad ${label} i ${row} være`,
  conflict: current => `Systemet siger nu noget andet: ${current}. Se igen, og beslut på ny.`,
  saved: 'Gemt.',
  statement: 'Personens erklæring, som tilføjes',
  row: n => `række ${n}`,
};

/**
 * @param at of the case: {words, heading, file}
 * @param action whose href answers the rows
 */
export function rectification(at, action) {
  const place = el('div', {class: 'review rectification'}, el('p', {role: 'status'}, at.words.loading));
  call('GET', action.href, undefined, at.words)
    .then(answer => new Rectification(place, at, action, answer).show())
    .catch(failure => place.replaceChildren(el('p', {class: 'failure', role: 'alert'}, failure.message)));
  return place;
}

class Rectification {
  constructor(place, at, action, answer) {
    Object.assign(this, {place, at, action, answer, words: at.file.language === 'da' ? da : en});
    this.count = el('p', {class: 'hint'});
    this.said = el('p', {class: 'said', role: 'status'});
  }

  show() {
    const {words: w, answer} = this;
    const systems = answer.systems.filter(system => system.rows.length > 0);
    this.place.replaceChildren(
      el('p', {class: answer.editable ? 'hint' : 'notice'}, answer.editable ? w.lead : w.closed),
      this.count,
      systems.length === 0 ? el('p', {class: 'quiet'}, w.none) : '',
      ...systems.map(system => el('section', {class: 'system'},
        el('div', {class: 'system-head'}, this.at.heading(1, {}, system.name)),
        system.rows.map((row, index) => this.row(system, row, `${row.label}, ${w.row(index + 1)}`)))),
      answer.statement ? el('section', {class: 'block'},
        this.at.heading(1, {}, w.statement), el('p', {class: 'text', dir: 'auto'}, answer.statement)) : '',
      this.said);
    this.recount();
  }

  recount() {
    const fields = this.answer.systems.flatMap(system => system.rows).flatMap(row => row.fields);
    this.count.textContent = this.words.chosen(fields.filter(changes).length);
  }

  row(system, row, name) {
    const label = el('p', {class: 'label', id: newId()}, name);
    return el('article', {class: 'item', 'aria-labelledby': label.id},
      el('div', {class: 'item-head'}, label),
      el('dl', {class: 'fields'}, row.fields.map(field => new Field(this, system, row, field, name).node)));
  }
}

const changes = field => field.newValue !== null && field.newValue !== undefined;

class Field {
  constructor(panel, system, row, field, name) {
    Object.assign(this, {panel, field, name, words: panel.words});
    this.key = {system: system.system, table: row.table, rowId: row.rowId, column: field.column};
    this.node = el('div', {});
    this.notice = null;
    this.draw();
  }

  draw(focus) {
    const {field, words: w, name} = this;
    this.node.className = changes(field) ? 'corrected' : '';
    this.form = el('div', {class: 'ask'});
    this.button = this.panel.answer.editable ? el('button', {
      type: 'button', class: 'plain', 'aria-label': w.correctField(field.label, name), onclick: () => this.ask(),
    }, w.correct) : null;
    this.node.replaceChildren(
      el('dt', {}, field.label, this.button),
      el('dd', {},
        this.shown(field.value, changes(field) ? 'del' : 'span'),
        changes(field) ? el('p', {class: 'becomes'}, el('span', {class: 'quiet'}, `${w.becomes} `), this.shown(field.newValue, 'ins'),
          field.byUs ? null : el('span', {class: 'quiet'}, ` ${w.byOwner}`), this.undo()) : '',
        this.notice ? el('p', {class: 'failure', role: 'alert'}, this.notice) : '',
        this.form));
    if (focus) {
      this.button?.focus();
    }
  }

  shown(value, tag) {
    return value === null || value === undefined || value === '' ? el('span', {class: 'quiet'}, this.words.empty)
      : el(tag, {class: 'value', dir: 'auto'}, value);
  }

  undo() {
    const {words: w, field, name} = this;
    if (!this.panel.answer.editable) {
      return null;
    }
    const failure = failureBox();
    const button = el('button', {type: 'button', class: 'plain', 'aria-label': w.undoField(field.label, name)}, w.undo);
    button.addEventListener('click', working(button, () => this.save(null), failure));
    return el('span', {class: 'act'}, ' ', button, failure);
  }

  /** Asks for the right value; Escape takes the question back. */
  ask() {
    const {words: w, field} = this;
    const long = (field.value ?? '').length > 80 || /\n/.test(field.value ?? '');
    const value = long ? el('textarea', {rows: 4, maxlength: 4000}) : el('input', {type: 'text', maxlength: 4000});
    value.value = field.newValue ?? field.value ?? '';
    const failure = failureBox();
    const submit = el('button', {type: 'submit', class: 'main'}, w.save);
    const close = () => {
      this.form.replaceChildren();
      this.button.focus();
    };
    this.form.replaceChildren(el('form', {
      onsubmit: working(submit, () => this.save(value.value), failure),
      onkeydown: event => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          close();
        }
      },
    },
    el('p', {class: 'asked'}, w.title(field.label)),
    field.byUs ? null : el('p', {class: 'hint'}, w.byOwnerText),
    labelled(w.right, value, w.rightHint),
    failure,
    el('p', {class: 'buttons'}, submit, el('button', {type: 'button', onclick: close}, w.cancel))));
    value.focus();
    value.select();
  }

  /** @param newValue null takes the correction back */
  async save(newValue) {
    const {panel, field, words: w} = this;
    this.notice = null;
    try {
      await call('PUT', panel.action.href, {...this.key, seen: field.value ?? null, newValue}, panel.at.words);
      field.newValue = newValue;
      panel.said.textContent = w.saved;
    } catch (failure) {
      if (failure.status !== 409 || failure.body?.detail) {
        throw failure;
      }
      field.value = failure.body?.current ?? null;
      field.newValue = null;
      this.notice = w.conflict(field.value || w.empty);
    }
    this.draw(true);
    panel.recount();
  }
}
