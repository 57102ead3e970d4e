// The dry run of an erasure: what goes, what is reduced, what stays and why, by system and table. Rows, or whole tables, can be
// kept for a legal claim or a legal hold; each such decision is saved at once, and the plan is read anew.
import {call, el, failureBox, labelled, newId, working} from './parts.js';

const en = {
  closed: 'Nothing can be changed here now: the erasure is not being decided.',
  none: 'Nothing was found about the person.',
  lead: 'Nothing has been erased yet. Mark what must stay for a legal claim or a legal hold; the rest follows the data map.',
  counts: {
    DELETE: n => `${n} to delete`,
    REDUCE: n => `${n} to reduce`,
    KEEP: n => `${n} kept`,
    BY_HAND: n => `${n} by hand`,
  },
  what: {
    DELETE: 'Is deleted',
    REDUCE: columns => `Stays without: ${columns}`,
    KEEP: 'Stays',
    BY_HAND: 'Is erased by hand by the owner’s group',
  },
  byHand: 'By hand, wholly or in part',
  byHandText: 'The owner’s group gets a task for what no connector may do.',
  uncertain: 'May be somebody else’s',
  uncertainText: 'The mailbox is shared: this row is never touched, whatever is decided.',
  until: day => `until ${day}`,
  open: 'until somebody says otherwise',
  retained: 'Kept by decision',
  values: 'What it holds',
  keep: 'Keep …',
  keepNamed: name => `Keep ${name} …`,
  keepAll: n => `Keep all ${n} …`,
  keepAllNamed: table => `Keep all of ${table} …`,
  keepTitle: name => `Why does ${name} stay?`,
  release: 'Keep no longer',
  releaseNamed: name => `Keep ${name} no longer`,
  releaseAll: 'Keep none of them',
  releaseAllNamed: table => `Keep none of ${table}`,
  basis: 'Ground',
  bases: {
    'Art. 17(3)(e)': 'Legal claims, or a legal hold (Art. 17(3)(e))',
    'Art. 17(3)(b)': 'A legal obligation, or a task in the public interest (Art. 17(3)(b))',
    'Art. 17(3)(a)': 'Freedom of expression and information (Art. 17(3)(a))',
    'Art. 17(3)(c)': 'Public health (Art. 17(3)(c))',
    'Art. 17(3)(d)': 'Archiving, research, statistics (Art. 17(3)(d))',
  },
  day: 'Last day',
  dayHint: 'Left empty, it stays until somebody says otherwise. On the day after, it is erased by itself.',
  reason: 'Reason',
  reasonHint: 'Stays in the case file. The person is told the ground and the day.',
  save: 'Keep',
  cancel: 'Cancel',
  saved: 'Saved.',
  row: n => `row ${n}`,
};

const da = {
  closed: 'Her kan intet ændres nu: der træffes ikke afgørelse om sletning.',
  none: 'Der blev ikke fundet noget om personen.',
  lead: 'Intet er slettet endnu. Markér det, der skal blive på grund af et retskrav eller et påbud om bevaring; resten følger datakortet.',
  counts: {
    DELETE: n => `${n} slettes`,
    REDUCE: n => `${n} reduceres`,
    KEEP: n => `${n} beholdes`,
    BY_HAND: n => `${n} manuelt`,
  },
  what: {
    DELETE: 'Slettes',
    REDUCE: columns => `Bliver uden: ${columns}`,
    KEEP: 'Bliver',
    BY_HAND: 'Slettes manuelt af ejerens gruppe',
  },
  byHand: 'I hånden, helt eller delvist',
  byHandText: 'Ejerens gruppe får en opgave om det, som ingen forbindelse må gøre.',
  uncertain: 'Er måske en andens',
  uncertainText: 'Postkassen er delt: rækken røres aldrig, uanset afgørelsen.',
  until: day => `til ${day}`,
  open: 'indtil nogen siger andet',
  retained: 'Beholdes efter afgørelse',
  values: 'Hvad den indeholder',
  keep: 'Behold …',
  keepNamed: name => `Behold ${name} …`,
  keepAll: n => `Behold alle ${n} …`,
  keepAllNamed: table => `Behold alt i ${table} …`,
  keepTitle: name => `Hvorfor bliver ${name}?`,
  release: 'Behold ikke længere',
  releaseNamed: name => `Behold ikke længere ${name}`,
  releaseAll: 'Behold ingen af dem',
  releaseAllNamed: table => `Behold intet i ${table}`,
  basis: 'Grund',
  bases: {
    'Art. 17(3)(e)': 'Retskrav eller påbud om bevaring (art. 17, stk. 3, litra e)',
    'Art. 17(3)(b)': 'En retlig forpligtelse eller en opgave i samfundets interesse (art. 17, stk. 3, litra b)',
    'Art. 17(3)(a)': 'Ytrings- og informationsfrihed (art. 17, stk. 3, litra a)',
    'Art. 17(3)(c)': 'Folkesundhed (art. 17, stk. 3, litra c)',
    'Art. 17(3)(d)': 'Arkiv, forskning, statistik (art. 17, stk. 3, litra d)',
  },
  day: 'Sidste dag',
  dayHint: 'Er feltet tomt, bliver det, indtil nogen siger andet. Dagen efter slettes det af sig selv.',
  reason: 'Begrundelse',
  reasonHint: 'Bliver i sagsakten. Personen får grunden og dagen at vide.',
  save: 'Behold',
  cancel: 'Annullér',
  saved: 'Gemt.',
  row: n => `række ${n}`,
};

/**
 * @param at of the case: {words, say, heading, file}
 * @param action whose href answers the plan
 */
export function erasure(at, action) {
  const place = el('div', {class: 'review erasure'}, el('p', {role: 'status'}, at.words.loading));
  new Erasure(place, at, action).load();
  return place;
}

class Erasure {
  constructor(place, at, action) {
    Object.assign(this, {place, at, action, words: at.file.language === 'da' ? da : en});
    this.said = el('p', {class: 'said', role: 'status'});
  }

  /** @param focus id of what had the focus, to be given back after the plan was read anew */
  async load(focus) {
    try {
      this.show(await call('GET', this.action.href, undefined, this.at.words));
      if (focus) {
        this.place.querySelector(`[data-row="${CSS.escape(focus)}"]`)?.focus();
        this.said.textContent = this.words.saved;
      }
    } catch (failure) {
      this.place.replaceChildren(el('p', {class: 'failure', role: 'alert'}, failure.message));
    }
  }

  show({editable, systems}) {
    const {words: w} = this;
    this.editable = editable;
    this.said.textContent = '';
    const found = systems.filter(system => system.rows.length > 0 || system.byHand);
    this.place.replaceChildren(
      el('p', {class: editable ? 'hint' : 'notice'}, editable ? w.lead : w.closed),
      found.length === 0 ? el('p', {class: 'quiet'}, w.none) : '',
      ...found.map(system => this.system(system)),
      this.said);
  }

  system(system) {
    const {words: w, at} = this;
    const tables = [...new Set(system.rows.map(row => row.table))];
    return el('section', {class: 'system'},
      el('div', {class: 'system-head'},
        at.heading(1, {}, system.name),
        el('span', {class: 'quiet'}, this.counts(system.rows)),
        system.byHand ? el('span', {class: 'flag'}, w.byHand) : null),
      system.byHand ? el('p', {class: 'hint'}, w.byHandText) : null,
      tables.map(table => this.table(system, table, system.rows.filter(row => row.table === table))));
  }

  counts(rows) {
    return Object.keys(this.words.counts)
      .map(what => [what, rows.filter(row => row.what === what).length])
      .filter(([, count]) => count > 0)
      .map(([what, count]) => this.words.counts[what](count))
      .join(', ');
  }

  table(system, name, rows) {
    const {words: w, at} = this;
    const label = rows[0].label;
    const key = {system: system.system, table: name, rowId: null};
    const mine = rows.filter(row => !row.uncertain);
    const all = mine.length > 1;
    const ask = el('div', {class: 'ask'});
    return el('section', {class: 'of-table'},
      el('div', {class: 'system-head', tabindex: -1, 'data-row': id(key)},
        at.heading(2, {}, label),
        el('span', {class: 'quiet'}, this.counts(rows)),
        this.editable && (all || rows.some(row => ofTable(row.retained))) ? el('span', {class: 'choice'},
          this.button(w.keepAll(mine.length), w.keepAllNamed(label), () => this.ask(ask, key, w.keepTitle(label), mine[0].retained)),
          rows.some(row => ofTable(row.retained)) ? this.release(w.releaseAll, w.releaseAllNamed(label), key) : null) : null),
      ask,
      rows.map((row, index) => this.row(system, row, `${label}, ${w.row(index + 1)}`)));
  }

  row(system, row, name) {
    const {words: w, at} = this;
    const key = {system: system.system, table: row.table, rowId: row.rowId};
    const ask = el('div', {class: 'ask'});
    const what = row.what === 'REDUCE' ? w.what.REDUCE(row.columns.join(', ')) : w.what[row.what];
    const label = el('p', {class: 'label', id: newId()}, name);
    return el('article', {
      class: `item ${row.what.toLowerCase()}${row.uncertain ? ' uncertain undecided' : ''}`,
      tabindex: -1,
      'aria-labelledby': label.id,
      'data-row': id(key),
    },
    el('div', {class: 'item-head'},
      label,
      row.uncertain ? el('span', {class: 'flag'}, w.uncertain) : null,
      el('span', {class: 'decision'}, what, row.what === 'KEEP' || row.until ? `, ${this.until(row.until)}` : ''),
      this.editable && !row.uncertain ? el('span', {class: 'choice'},
        row.retained && !ofTable(row.retained) ? this.release(w.release, w.releaseNamed(name), key) : null,
        this.button(w.keep, w.keepNamed(name), () => this.ask(ask, key, w.keepTitle(name), row.retained))) : null),
    row.uncertain ? el('p', {class: 'hint warn'}, w.uncertainText) : null,
    row.why || row.basis ? el('p', {class: 'hint', dir: 'auto'}, [row.why, row.basis].filter(text => text).join(' · ')) : null,
    row.retained ? el('p', {class: 'kept-for', dir: 'auto'},
      el('strong', {}, w.retained), ` ${this.until(row.retained.until)}: ${row.retained.reason} (${row.retained.basis})`) : null,
    ask,
    row.values.length ? el('details', {class: 'other'},
      el('summary', {}, w.values, el('span', {class: 'unseen'}, ` ${name}`)),
      el('dl', {class: 'fields'}, row.values.map(value => el('div', {},
        el('dt', {}, value.label), el('dd', {}, el('span', {class: 'value', dir: 'auto'}, value.value ?? '')))))) : null);
  }

  until(day) {
    return day ? this.words.until(this.at.say.day(day)) : this.words.open;
  }

  button(text, name, press) {
    return el('button', {type: 'button', 'aria-label': name, onclick: press}, text);
  }

  release(text, name, key) {
    const failure = failureBox();
    const button = this.button(text, name);
    button.addEventListener('click', working(button, () => this.change('DELETE', key), failure));
    return el('span', {class: 'act'}, button, failure);
  }

  /** Asks why something stays; Escape takes the question back. */
  ask(place, key, title, given) {
    const {words: w} = this;
    const basis = el('select', {}, Object.entries(w.bases).map(([value, label]) => el('option', {value}, label)));
    const until = el('input', {type: 'date'});
    const reason = el('textarea', {rows: 3, maxlength: 4000, required: true});
    basis.value = given?.basis && given.basis in w.bases ? given.basis : 'Art. 17(3)(e)';
    until.value = given?.until ?? '';
    reason.value = given?.reason ?? '';
    const failure = failureBox();
    const submit = el('button', {type: 'submit', class: 'main'}, w.save);
    const close = () => {
      place.replaceChildren();
      this.place.querySelector(`[data-row="${CSS.escape(id(key))}"]`)?.focus();
    };
    place.replaceChildren(el('form', {
      onsubmit: working(submit, () => this.change('PUT',
        {...key, basis: basis.value, until: until.value || null, reason: reason.value.trim()}), failure),
      onkeydown: event => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          close();
        }
      },
    },
    el('p', {class: 'asked'}, title),
    labelled(w.basis, basis),
    labelled(w.day, until, w.dayHint),
    labelled(w.reason, reason, w.reasonHint),
    failure,
    el('p', {class: 'buttons'}, submit, el('button', {type: 'button', onclick: close}, w.cancel))));
    basis.focus();
  }

  async change(method, body) {
    await call(method, `${this.action.href}/retained`, body, this.at.words);
    await this.load(id(body));
  }
}

/** Whether the decision is about all the person's rows of the table. */
function ofTable(retained) {
  return Boolean(retained) && (retained.rowId ?? null) === null;
}

function id({system, table, rowId}) {
  return [system, table, rowId ?? ''].join('|');
}
