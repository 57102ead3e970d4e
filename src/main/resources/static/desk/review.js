// The review table: every item found, by system; include it, black out fields, or leave it out. Each decision is saved
// at once; the page shows it before the server has answered and takes it back when the server says no.
import {call, el, failureBox, labelled, newId, working} from './parts.js';

/**
 * @param at of the case: {words, say, heading, actor}
 * @param action whose href answers the items
 */
export function review(at, action) {
  const place = el('div', {class: 'review'}, el('p', {role: 'status'}, at.words.loading));
  call('GET', action.href, undefined, at.words)
    .then(answer => new Review(place, at, action, answer).show())
    .catch(failure => place.replaceChildren(el('p', {class: 'failure', role: 'alert'}, failure.message)));
  return place;
}

const undecided = row => row.decision === 'UNDECIDED';

class Review {
  constructor(place, at, action, answer) {
    Object.assign(this, {place, at, action, words: at.words.review});
    this.onlyUndecided = false;
    this.take(answer);
  }

  take(answer) {
    this.answer = answer;
    this.rows = answer.items;
    this.cards = new Map(this.rows.map(row => [row.id, new Card(this, row)]));
    this.systems = [...new Set(this.rows.map(row => row.systemId))].map(id => new System(this, id));
  }

  show() {
    const {words: w, answer} = this;
    this.bar = el('div', {class: 'bar'});
    this.said = el('p', {class: 'said', role: 'status'});
    const notice = answer.editable ? null : el('p', {class: 'notice'},
      !answer.open ? w.notOpen : answer.holder ? w.heldBy(answer.holder) : w.claim);
    this.list = el('div', {class: 'items', onkeydown: event => this.key(event)}, this.systems.map(system => system.node));
    this.nothing = el('p', {class: 'quiet nothing', hidden: true}, w.nothingUndecided);
    this.place.replaceChildren(...[notice, this.bar, this.list, this.nothing, this.said].filter(node => node));
    this.fillBar();
    this.refresh();
    const first = this.visible()[0];
    if (first) {
      first.node.tabIndex = 0;
    }
  }

  fillBar() {
    const w = this.words;
    const filter = el('input', {
      type: 'checkbox',
      id: newId(),
      onchange: event => {
        this.onlyUndecided = event.target.checked;
        this.refresh();
      },
    });
    this.count = el('strong', {});
    this.meter = el('progress', {max: Math.max(1, this.rows.length)});
    this.done = el('span', {class: 'done'});
    this.bar.replaceChildren(
      el('span', {class: 'progress'}, this.count, this.meter, this.done),
      el('span', {class: 'filter'}, filter, el('label', {for: filter.id}, w.onlyUndecided)),
      ...(this.answer.editable ? [el('span', {class: 'keys quiet'}, w.keys)] : []));
  }

  /** Brings counts, filters and system heads in line with the rows. */
  refresh() {
    const w = this.words;
    const done = this.rows.filter(row => !undecided(row)).length;
    this.count.textContent = w.progress(done, this.rows.length);
    this.meter.value = done;
    this.meter.setAttribute('aria-label', w.progress(done, this.rows.length));
    this.done.textContent = this.answer.editable && done === this.rows.length ? w.allDone : '';
    for (const card of this.cards.values()) {
      card.node.hidden = this.onlyUndecided && !undecided(card.row) && !card.notice;
    }
    this.systems.forEach(system => system.refresh());
    this.nothing.hidden = !this.onlyUndecided || this.visible().length > 0;
  }

  visible() {
    return [...this.cards.values()].filter(card => !card.node.hidden);
  }

  key(event) {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.composedPath()[0].tagName);
    if (typing || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const cards = this.visible();
    const now = cards.findIndex(card => card.node.contains(event.target));
    const card = cards[now];
    const key = event.key.toLowerCase();
    const moves = {arrowdown: cards[now + 1], arrowup: cards[now - 1], n: cards.slice(now + 1).concat(cards).find(each => undecided(each.row))};
    if (key in moves) {
      event.preventDefault();
      moves[key]?.focus();
    } else if (card && this.answer.editable && key === 'i') {
      event.preventDefault();
      card.decide({decision: 'INCLUDE', redactions: card.redactions()});
    } else if (card && this.answer.editable && key === 'x') {
      event.preventDefault();
      card.askGround();
    }
  }

  async includeRemaining(system) {
    const answer = await call('POST', `${this.action.href.replace(/items$/, 'systems')}/${encodeURIComponent(system)}/include-remaining`,
      undefined, this.at.words);
    for (const row of answer.items) {
      this.cards.get(row.id)?.update(row);
    }
    this.refresh();
    this.said.textContent = this.count.textContent;
  }
}

class System {
  constructor(review, id) {
    this.review = review;
    this.id = id;
    this.rows = () => review.rows.filter(row => row.systemId === id);
    const name = this.rows()[0].system;
    this.counts = el('span', {class: 'quiet'});
    this.failure = failureBox();
    this.button = el('button', {type: 'button'});
    this.button.addEventListener('click', working(this.button, () => review.includeRemaining(id), this.failure));
    this.uncertain = el('p', {class: 'hint'});
    this.node = el('section', {class: 'system'},
      el('div', {class: 'system-head'},
        review.at.heading(1, {}, name), this.counts, review.answer.editable ? this.button : null),
      this.uncertain,
      this.failure,
      this.rows().map(row => review.cards.get(row.id).node));
  }

  refresh() {
    const w = this.review.words;
    const rows = this.rows();
    const left = rows.filter(undecided);
    const certain = left.filter(row => !row.uncertain).length;
    this.counts.textContent = `${w.items(rows.length)}, ${w.undecidedCount(left.length)}`;
    this.button.textContent = w.includeRemaining(certain);
    this.button.hidden = certain === 0;
    this.uncertain.textContent = left.length > certain ? w.uncertainLeft(left.length - certain) : '';
    this.node.hidden = rows.every(row => this.review.cards.get(row.id).node.hidden);
  }
}

class Card {
  constructor(review, row) {
    this.review = review;
    this.row = row;
    this.waiting = Promise.resolve();
    this.notice = null;
    this.node = el('article', {tabindex: -1, id: newId()});
    this.node.addEventListener('focusin', () => {
      review.list.querySelectorAll('article[tabindex="0"]').forEach(each => { each.tabIndex = -1; });
      this.node.tabIndex = 0;
    });
    this.draw();
  }

  get words() {
    return this.review.words;
  }

  focus() {
    this.node.focus();
    this.node.scrollIntoView({block: 'nearest'});
  }

  redactions() {
    return Object.fromEntries(this.row.fields.filter(field => field.redacted).map(field => [field.column, field.redacted]));
  }

  update(row) {
    Object.assign(this.row, {ground: null, decidedBy: null, seen: null}, row);
    this.draw();
  }

  draw() {
    const {row, words: w} = this;
    const focused = this.node.contains(this.node.getRootNode().activeElement);
    const label = el('p', {class: 'label', id: newId()}, row.table);
    this.node.className = `item ${row.decision.toLowerCase()}${row.uncertain ? ' uncertain' : ''}`;
    this.node.setAttribute('aria-labelledby', label.id);
    this.form = el('div', {class: 'ask'});
    this.node.replaceChildren(
      el('div', {class: 'item-head'},
        label,
        row.uncertain ? el('span', {class: 'flag', title: w.uncertainText}, w.uncertain) : '',
        el('span', {class: 'decision'}, w.decisions[row.decision],
          row.decidedBy && !undecided(row)
            ? el('span', {class: 'quiet'}, ` ${w.by(this.review.at.actor(row.decidedBy), this.review.at.say.minute(row.seen))}`) : null,
          this.saving ? el('span', {class: 'quiet'}, ` ${w.saving}`) : null),
        this.review.answer.editable ? this.buttons() : ''),
      row.uncertain && undecided(row) ? el('p', {class: 'hint warn'}, w.uncertainText) : '',
      row.ground ? el('p', {class: 'ground', dir: 'auto'}, row.ground) : '',
      this.notice ? el('p', {class: 'failure', role: 'alert'}, this.notice) : '',
      this.form,
      el('dl', {class: 'fields'}, row.fields.map(field => this.field(field))));
    if (focused && !this.node.hidden) {
      this.node.focus({preventScroll: true});
    }
  }

  buttons() {
    const {row, words: w} = this;
    const button = (decision, text, press) => el('button', {
      type: 'button',
      class: decision.toLowerCase(),
      'aria-pressed': String(row.decision === decision),
      onclick: press,
    }, text);
    return el('span', {class: 'choice'},
      button('INCLUDE', w.include, () => this.decide({decision: 'INCLUDE', redactions: this.redactions()})),
      button('EXCLUDE', w.exclude, () => this.askGround()),
      undecided(row) ? null : el('button', {type: 'button', class: 'plain', onclick: () => this.decide({decision: 'UNDECIDED'})}, w.undo));
  }

  field(field) {
    const {words: w, row} = this;
    const editable = this.review.answer.editable && row.decision !== 'EXCLUDE';
    const filled = field.value !== null && field.value !== undefined && field.value !== '';
    const without = () => Object.fromEntries(Object.entries(this.redactions()).filter(([column]) => column !== field.column));
    return el('div', {class: field.redacted ? 'redacted' : ''},
      el('dt', {}, field.label,
        editable && field.redacted
          ? el('button', {
            type: 'button', class: 'plain', 'aria-label': w.showField(field.label),
            onclick: () => this.decide({decision: 'INCLUDE', redactions: without()}),
          }, w.show) : null,
        editable && filled && !field.redacted
          ? el('button', {
            type: 'button', class: 'plain redact', 'aria-label': w.redactField(field.label), onclick: () => this.askReason(field),
          }, w.redact) : null),
      el('dd', {},
        filled ? el('span', {class: 'value', dir: 'auto'}, field.value) : el('span', {class: 'quiet'}, w.empty),
        field.redacted ? el('p', {class: 'reason', dir: 'auto'}, `${w.redacted}: ${field.redacted}`) : null));
  }

  askGround() {
    const {words: w, row} = this;
    this.ask(w.excludeTitle, this.review.answer.grounds, row.ground, w.exclude,
      text => this.decide({decision: 'EXCLUDE', ground: text}));
  }

  askReason(field) {
    const {words: w} = this;
    this.ask(w.redactTitle(field.label), this.review.answer.reasons, null, w.redact,
      text => this.decide({decision: 'INCLUDE', redactions: {...this.redactions(), [field.column]: text}}));
  }

  /** Asks for a ground or reason: a usual one, which can be reworded. */
  ask(title, usual, given, verb, done) {
    const {words: w} = this;
    const text = el('textarea', {rows: 2, maxlength: 2000, required: true});
    text.value = given ?? '';
    const choice = el('select', {onchange: () => { text.value = choice.value || text.value; }},
      el('option', {value: ''}, w.choose),
      usual.map(reason => el('option', {value: reason.text}, reason.label)));
    const close = () => {
      this.form.replaceChildren();
      this.node.focus();
    };
    this.form.replaceChildren(el('form', {
      onsubmit: event => {
        event.preventDefault();
        close();
        done(text.value.trim());
      },
      onkeydown: event => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          close();
        }
      },
    },
    el('p', {class: 'asked'}, title),
    labelled(w.usual, choice),
    labelled(w.wording, text, w.writtenIn(this.review.answer.writtenIn)),
    el('p', {class: 'buttons'},
      el('button', {type: 'submit', class: 'main'}, verb),
      el('button', {type: 'button', onclick: close}, w.cancel))));
    choice.focus();
  }

  /** Shows the decision, then saves it; decisions about one item are sent one after the other. */
  decide({decision, ground = null, redactions = {}}) {
    const before = {...this.row, fields: this.row.fields};
    this.notice = null;
    this.saving = true;
    this.row.decision = decision;
    this.row.ground = ground;
    this.row.fields = before.fields.map(field => ({...field, redacted: redactions[field.column] ?? null}));
    this.draw();
    this.settle();
    this.waiting = this.waiting.then(() => this.save({decision, ground, redactions}, before));
  }

  async save(choice, before) {
    const {review} = this;
    try {
      const path = `${review.action.href}/${encodeURIComponent(this.row.id)}`;
      this.row = await this.put(path, {...choice, seen: this.row.seen ?? null});
      review.said.textContent = review.count.textContent;
    } catch (failure) {
      if (failure.status === 409 && failure.body?.id) {
        this.row = failure.body;
        this.notice = this.words.conflict(review.at.actor(this.row.decidedBy ?? ''), this.words.decisions[this.row.decision]);
      } else {
        this.row = {...before, seen: this.row.seen, decidedBy: this.row.decidedBy};
        this.notice = failure.message;
      }
    }
    review.rows[review.rows.findIndex(row => row.id === this.row.id)] = this.row;
    this.saving = false;
    this.draw();
    review.refresh();
  }

  put(path, choice) {
    return call('PUT', path, choice, this.review.at.words);
  }

  /** After a decision the next undecided item takes the place of one that the filter hides. */
  settle() {
    const {review} = this;
    const inside = this.node.contains(this.node.getRootNode().activeElement);
    const cards = review.visible();
    const next = cards.slice(cards.indexOf(this) + 1).find(card => undecided(card.row));
    review.refresh();
    if (this.node.hidden && inside) {
      next?.focus();
    }
  }
}
