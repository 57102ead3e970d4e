// Items of an assessment, each saved by itself when its field is left. What was typed is kept until the server has taken it;
// when somebody else was faster, theirs stands beside it and the author chooses.
import {fieldName, fieldWords, words} from './heat-map.js';
import {call, el, failureBox, labelled, newId, working} from './parts.js';

/**
 * What is the same for answers, risks and measures. A subclass has fields (name to field), value() and show(value).
 */
export class Item {
  /** @param panel {at, w, href, changed} */
  constructor(panel, {item, version, by, at: when}) {
    Object.assign(this, {panel, id: item, version, by, when});
    this.state = el('span', {class: 'save-state', role: 'status'});
    this.failure = failureBox();
    this.conflict = el('div', {class: 'conflict', role: 'group', 'aria-label': panel.w.conflict.difference, hidden: true});
    this.button = el('button', {type: 'button', class: 'main', hidden: true}, panel.w.save);
    this.button.addEventListener('click', () => this.save());
  }

  /** Remembers what is typed, with the version that the author saw when he began. */
  keep() {
    const {drafts} = this.panel.at;
    this.saved = JSON.stringify(this.value());
    for (const [name, field] of Object.entries(this.fields)) {
      drafts.keep(this.id, name, field);
      field.addEventListener('input', () => this.typed());
      field.addEventListener('change', () => (this.conflict.hidden ? this.save() : null));
    }
    if (drafts.has(this.id)) {
      this.version = drafts.values.get(`${this.id}.(version)`) ?? this.version;
    }
    this.tell();
  }

  dirty() {
    return JSON.stringify(this.value()) !== this.saved;
  }

  typed() {
    const {values} = this.panel.at.drafts;
    if (!this.dirty()) {
      this.panel.at.drafts.forget(this.id);
    } else if (!values.has(`${this.id}.(version)`)) {
      values.set(`${this.id}.(version)`, this.version);
    }
    this.tell();
  }

  tell() {
    const {w, at} = this.panel;
    const dirty = this.dirty();
    this.button.hidden = !dirty || !this.conflict.hidden;
    this.state.className = `save-state ${dirty ? 'dirty' : ''}`;
    this.state.textContent = this.saving ? w.states.saving : dirty ? w.states.dirty
      : this.by ? w.states.saved(at.actor(this.by), at.when(this.when)) : w.states.new;
    this.panel.watch();
  }

  /** One call at a time; what was typed during a call is sent after it. */
  async save() {
    if (this.saving || !this.dirty()) {
      return;
    }
    this.saving = true;
    this.failure.replaceChildren();
    const sent = this.value();
    this.tell();
    try {
      const written = await call('PUT', `${this.panel.href}/items/${encodeURIComponent(this.id)}`, {version: this.version, value: sent}, this.panel.at.words);
      this.taken(written, sent);
    } catch (failure) {
      if (failure.body?.current) {
        this.compare(failure.body);
      } else {
        this.failure.replaceChildren(failure.message ?? String(failure));
      }
    }
    this.saving = false;
    this.tell();
    if (this.dirty() && this.conflict.hidden && !this.failure.hasChildNodes() && !this.hasFocus()) {
      await this.save();
    }
  }

  taken(written, sent) {
    const {at} = this.panel;
    Object.assign(this, {version: written.version, saved: JSON.stringify(sent), by: at.file.reader, when: new Date().toISOString()});
    this.forget();
    this.conflict.hidden = true;
    this.panel.changed(written, this, sent);
  }

  forget() {
    const {values} = this.panel.at.drafts;
    if (this.dirty()) {
      values.set(`${this.id}.(version)`, this.version);
    } else {
      this.panel.at.drafts.forget(this.id);
    }
  }

  hasFocus() {
    return Object.values(this.fields).some(field => field.getRootNode().activeElement === field);
  }

  /** Theirs beside yours. */
  compare({current, difference}) {
    const {w, at} = this.panel;
    const c = w.conflict;
    const who = at.actor(current.by);
    const gone = current.value === undefined || current.value === null;
    this.conflict.hidden = false;
    this.conflict.replaceChildren(...[
      el('p', {class: 'what', role: 'alert'}, gone ? c.gone(who) : c.title(who, at.when(current.at))),
      el('p', {class: 'hint'}, c.lead),
      gone ? null : this.theirs(current, difference),
      el('p', {class: 'buttons'},
        gone ? null : el('button', {type: 'button', class: 'main', onclick: () => this.keepMine(current)}, c.keepMine),
        el('button', {type: 'button', onclick: () => (gone ? this.panel.load() : this.takeTheirs(current))}, c.takeTheirs),
        gone || !this.merge ? null : el('button', {type: 'button', onclick: () => this.merge(current)}, c.merge)),
    ].filter(node => node));
  }

  theirs(current, difference) {
    const {w} = this.panel;
    const c = w.conflict;
    const fields = difference ?? [];
    return el('div', {},
      typeof current.value === 'string'
        ? el('div', {class: 'sides'}, el('div', {}, el('p', {class: 'side-of'}, c.theirs), el('p', {class: 'text', dir: 'auto'}, current.value || w.unanswered))) : null,
      el('p', {class: 'side-of'}, c.difference),
      fields.length === 0 ? el('p', {class: 'quiet'}, c.same) : fields.map(({field, parts}) => el('div', {class: 'field-diff'},
        field ? el('p', {class: 'quiet'}, fieldName(w, this.id, field)) : null,
        field ? fieldWords(w, this.id, field, parts) : words(parts),
        field ? el('button', {type: 'button', class: 'plain', onclick: () => this.takeField(field, current.value)}, c.takeField(fieldName(w, this.id, field))) : null)));
  }

  async keepMine(current) {
    this.version = current.version;
    this.panel.at.drafts.values.set(`${this.id}.(version)`, current.version);
    this.conflict.hidden = true;
    if (this.dirty()) {
      await this.save();
    } else {
      Object.assign(this, {by: current.by, when: current.at});
      this.tell();
    }
  }

  takeTheirs(current) {
    Object.assign(this, {version: current.version, by: current.by, when: current.at});
    this.show(current.value);
    this.saved = JSON.stringify(this.value());
    this.forget();
    this.conflict.hidden = true;
    this.panel.load(this.id);
  }

  takeField(field, value) {
    this.show({...this.value(), [field]: value[field]});
    Object.values(this.fields).forEach(each => each.dispatchEvent(new Event('input')));
  }
}

/** A question with its help and its answer. */
export class Answer extends Item {
  constructor(panel, question) {
    super(panel, question);
    const {w} = panel;
    this.question = question;
    this.text = el('textarea', {rows: rows(question.value), maxlength: 20000, id: newId(), dir: 'auto'});
    this.text.value = question.value;
    this.text.addEventListener('input', () => { this.text.rows = Math.max(this.text.rows, rows(this.text.value)); });
    this.fields = {text: this.text};
    this.keep();
    this.text.rows = rows(this.text.value);
    this.node = el('div', {class: 'question'},
      el('label', {for: this.text.id}, question.label, question.required ? null : el('span', {class: 'optional'}, ` (${w.optional})`)),
      help(w, question.article, question.help),
      this.text, this.conflict, this.failure,
      el('p', {class: 'under-field'}, this.state, this.button));
  }

  value() {
    return this.text.value.trim();
  }

  show(value) {
    this.text.value = value ?? '';
    this.text.rows = rows(this.text.value);
  }

  merge(current) {
    this.show([current.value, this.value()].filter(text => text).join('\n\n'));
    this.version = current.version;
    this.panel.at.drafts.values.set(`${this.id}.text`, this.text.value);
    this.panel.at.drafts.values.set(`${this.id}.(version)`, current.version);
    this.conflict.replaceChildren(el('p', {class: 'what', role: 'status'}, this.panel.w.conflict.merged),
      el('p', {class: 'buttons'}, el('button', {type: 'button', class: 'main', onclick: () => this.keepMine(current)}, this.panel.w.save)));
    this.text.focus();
  }
}

function rows(text) {
  return Math.min(14, Math.max(3, text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 95), 0) + 1));
}

export function help(w, article, text) {
  return el('details', {class: 'help'}, el('summary', {}, w.help(article)), el('p', {}, text));
}

const LONG = {rows: 3, maxlength: 20000, dir: 'auto'};

/** Fields of a risk, filled with a value; nothing is chosen for a new one. */
export function riskFields(w, value, measures) {
  const select = options => el('select', {}, el('option', {value: ''}, w.choose), options.map(([id, name]) => el('option', {value: id}, name)));
  const scale = () => select([1, 2, 3, 4].map(n => [n, `${n} ${w.scale[n]}`]));
  const fields = {
    title: el('input', {type: 'text', maxlength: 200, dir: 'auto'}),
    event: select(Object.entries(w.events)),
    impacts: el('textarea', LONG),
    threats: el('textarea', LONG),
    sources: el('textarea', LONG),
    severityBefore: scale(),
    likelihoodBefore: scale(),
    severityAfter: scale(),
    likelihoodAfter: scale(),
    reasons: el('textarea', LONG),
  };
  measures.forEach(each => { fields[`measure.${each.number}`] = el('input', {type: 'checkbox', id: newId()}); });
  showRisk(fields, value);
  return fields;
}

export function showRisk(fields, value) {
  for (const [name, field] of Object.entries(fields)) {
    if (field.type === 'checkbox') {
      field.checked = (value?.measures ?? []).includes(name.slice('measure.'.length));
    } else {
      field.value = value?.[name] ?? '';
    }
    field.dispatchEvent(new Event('shown'));
  }
}

export function riskValue(fields) {
  const figure = name => (fields[name].value ? Number(fields[name].value) : null);
  const text = name => fields[name].value.trim();
  return {
    event: fields.event.value || null,
    title: text('title'), impacts: text('impacts'), threats: text('threats'), sources: text('sources'),
    severityBefore: figure('severityBefore'), likelihoodBefore: figure('likelihoodBefore'),
    severityAfter: figure('severityAfter'), likelihoodAfter: figure('likelihoodAfter'),
    reasons: text('reasons'),
    measures: Object.entries(fields).filter(([name, field]) => name.startsWith('measure.') && field.checked).map(([name]) => name.slice('measure.'.length)),
  };
}

export function riskForm(w, fields, measures) {
  const r = w.risk;
  const plain = (name, hint) => labelled(r[name], fields[name], hint);
  return [
    el('div', {class: 'pair'}, plain('title'), plain('event')),
    plain('impacts', r.impactsHint),
    el('div', {class: 'pair'}, plain('threats', r.impactsHint), plain('sources', r.impactsHint)),
    el('div', {class: 'pair'}, scaled(w, fields.severityBefore, r.severityBefore, w.severities), scaled(w, fields.likelihoodBefore, r.likelihoodBefore, w.likelihoods)),
    el('fieldset', {class: 'treats'}, el('legend', {}, r.measures),
      measures.length === 0 ? el('p', {class: 'hint'}, r.noMeasures)
        : measures.map(each => el('p', {class: 'tick'}, fields[`measure.${each.number}`],
          el('label', {for: fields[`measure.${each.number}`].id}, `M${each.number} ${each.value.title || w.untitled}`)))),
    el('div', {class: 'pair'}, scaled(w, fields.severityAfter, r.severityAfter, w.severities), scaled(w, fields.likelihoodAfter, r.likelihoodAfter, w.likelihoods)),
    plain('reasons'),
  ];
}

/** A select of a scale, below which stands what the chosen figure means. */
function scaled(w, field, label, meanings) {
  field.id ||= newId();
  const meaning = el('p', {class: 'hint', id: newId()});
  field.setAttribute('aria-describedby', meaning.id);
  const say = () => { meaning.textContent = meanings[field.value] ?? ''; };
  ['input', 'change', 'shown'].forEach(event => field.addEventListener(event, say));
  say();
  return el('div', {class: 'field'}, el('label', {for: field.id}, label), field, meaning);
}

export function measureFields(value) {
  const fields = {
    title: el('input', {type: 'text', maxlength: 200, dir: 'auto'}),
    description: el('textarea', LONG),
    owner: el('input', {type: 'text', maxlength: 200, dir: 'auto'}),
    inPlace: el('input', {type: 'checkbox', id: newId()}),
    due: el('input', {type: 'date', min: '2000-01-01', max: '2099-12-31'}),
  };
  showMeasure(fields, value);
  return fields;
}

export function showMeasure(fields, value) {
  for (const name of ['title', 'description', 'owner', 'due']) {
    fields[name].value = value?.[name] ?? '';
  }
  fields.inPlace.checked = value?.inPlace ?? false;
  fields.inPlace.dispatchEvent(new Event('shown'));
}

export function measureValue(fields) {
  const inPlace = fields.inPlace.checked;
  return {
    title: fields.title.value.trim(),
    description: fields.description.value.trim(),
    owner: fields.owner.value.trim(),
    inPlace,
    due: inPlace ? null : fields.due.value || null,
  };
}

export function measureForm(w, fields) {
  const m = w.measure;
  const due = labelled(m.due, fields.due);
  const say = () => { due.hidden = fields.inPlace.checked; };
  ['input', 'change', 'shown'].forEach(event => fields.inPlace.addEventListener(event, say));
  say();
  return [
    labelled(m.title, fields.title),
    labelled(m.description, fields.description),
    el('div', {class: 'pair'},
      labelled(m.owner, fields.owner, m.ownerHint),
      el('div', {class: 'field'}, el('p', {class: 'tick'}, fields.inPlace, el('label', {for: fields.inPlace.id}, m.inPlace)), due)),
  ];
}

/** A risk or a measure as a card that opens. */
export class Card extends Item {
  constructor(panel, each, measures) {
    super(panel, each);
    const {w} = panel;
    this.each = each;
    this.isRisk = each.item.startsWith('risk.');
    this.fields = this.isRisk ? riskFields(w, each.value, measures) : measureFields(each.value);
    this.keep();
    this.head = el('summary', {});
    this.node = el('details', {class: `card ${this.isRisk ? 'risk' : 'measure'}`, 'data-item': each.item}, this.head,
      el('div', {class: 'card-body'},
        this.isRisk ? riskForm(w, this.fields, measures) : measureForm(w, this.fields),
        this.conflict, this.failure,
        el('p', {class: 'under-field'}, this.state, this.button, this.removal())));
    this.node.open = panel.opened.has(each.item) || this.dirty();
    this.node.addEventListener('toggle', () => panel.opened[this.node.open ? 'add' : 'delete'](each.item));
  }

  value() {
    return this.isRisk ? riskValue(this.fields) : measureValue(this.fields);
  }

  show(value) {
    this.isRisk ? showRisk(this.fields, value) : showMeasure(this.fields, value);
  }

  /** Asks twice, the second time in the same place. */
  removal() {
    const {w, at, href} = this.panel;
    const really = el('button', {type: 'button', class: 'danger', hidden: true}, w.reallyRemove);
    const first = el('button', {type: 'button', class: 'plain', onclick: () => { really.hidden = false; first.hidden = true; really.focus(); }}, w.remove);
    really.addEventListener('blur', () => { really.hidden = true; first.hidden = false; });
    really.addEventListener('click', working(really, async () => {
      try {
        await call('DELETE', `${href}/items/${encodeURIComponent(this.id)}?version=${this.version}`, undefined, at.words);
      } catch (failure) {
        if (failure.body?.current) {
          this.compare(failure.body);
          return;
        }
        throw failure;
      }
      at.drafts.forget(this.id);
      await this.panel.load();
    }, this.failure));
    return el('span', {class: 'removal'}, first, really);
  }
}
