// The impact assessment of a case: answers, risks, measures, heat map, versions. Whoever may read the case sees it; authors
// write in it while it is with them.
import {Answer, Card, help, measureFields, measureForm, measureValue, riskFields, riskForm, riskValue} from './assessment-items.js';
import {assessmentTexts} from './assessment-texts.js';
import {ticked} from './forms.js';
import {chip, fieldName, fieldWords, heatMap, levelOf, words} from './heat-map.js';
import {call, el, failureBox, labelled, working} from './parts.js';

/** What is unfolded in a case, for as long as its page lives. */
const unfolded = new WeakMap();

/** Panels that may hold something unsaved: the browser asks before it leaves their page. */
const live = new Set();

window.addEventListener('beforeunload', event => {
  for (const panel of live) {
    if (!panel.place.isConnected) {
      live.delete(panel);
    } else if (panel.unsaved().length > 0) {
      event.preventDefault();
    }
  }
});

/** @param action whose href answers the assessment */
export function assessment(at, action) {
  const place = el('div', {class: 'assessment'}, el('p', {role: 'status'}, at.words.loading));
  new Panel(at, action.href, place).load();
  return place;
}

class Panel {
  constructor(at, href, place) {
    Object.assign(this, {at, href, place, w: assessmentTexts(at.file.language), items: []});
    this.opened = unfolded.get(at.drafts);
    live.add(this);
  }

  /** @param focus id of an item to go on with, if any */
  async load(focus) {
    try {
      this.file = await call('GET', this.href, undefined, this.at.words);
      this.opened ??= this.unfold();
      this.show();
      this.place.querySelector(`[data-item="${focus}"] summary`)?.focus();
    } catch (failure) {
      this.place.replaceChildren(el('p', {class: 'failure', role: 'alert'}, failure.message ?? String(failure)));
    }
  }

  /** At first: for an author the first section that is not done, for a reader all that is written. */
  unfold() {
    const {sections, risks, editable} = this.file;
    const open = sections.find(section => section.questions.some(question => question.required && !question.value));
    const first = new Set(editable ? [open?.id ?? 'risks'] : [...sections.map(section => section.id), 'risks', 'measures']);
    if (risks.length > 0) {
      first.add('heat');
    }
    unfolded.set(this.at.drafts, first);
    return first;
  }

  show() {
    const {w, file} = this;
    this.items = [];
    this.heat = el('div', {});
    this.bar = el('div', {class: 'bar'});
    this.open = el('button', {type: 'button', class: 'unsaved', hidden: true});
    this.lack = el('details', {class: 'missing'});
    const sections = file.sections.map(section => this.section(section));
    const risks = this.cards('risks');
    const measures = this.cards('measures');
    const parts = [...sections,
      {id: 'risks', title: w.parts.risks, node: this.part('risks', w.parts.risks, risks)},
      {id: 'measures', title: w.parts.measures, node: this.part('measures', w.parts.measures, measures)},
      {id: 'heat', title: w.parts.heat, node: this.part('heat', w.parts.heat, this.heat)},
      {id: 'versions', title: w.parts.versions, node: this.part('versions', w.parts.versions, [...this.versions(), this.exchange()])}];
    this.parts = parts;
    this.place.replaceChildren(...[
      file.editable ? el('p', {class: 'hint'}, `${w.autosave} ${w.doesNotApply}`) : el('p', {class: 'notice'}, file.open ? w.readOnly : w.handedOn),
      this.bar, this.lack, ...parts.map(part => part.node)]);
    this.refresh();
    this.watch();
  }

  /** A part that folds. */
  part(id, title, content) {
    const node = el('details', {class: 'part', 'data-part': id},
      el('summary', {}, this.at.heading(1, {}, title, el('span', {class: 'count'}))),
      el('div', {class: 'part-body'}, content));
    node.open = this.opened.has(id);
    node.addEventListener('toggle', () => this.opened[node.open ? 'add' : 'delete'](id));
    return node;
  }

  section({id, title, questions}) {
    const {w, at, file} = this;
    const content = file.editable ? questions.map(question => {
      const answer = new Answer(this, question);
      this.items.push(answer);
      return answer.node;
    }) : el('dl', {class: 'answers'}, questions.map(question => el('div', {},
      el('dt', {}, question.label),
      el('dd', {class: question.value ? 'text' : 'quiet', dir: 'auto'}, question.value || w.unanswered),
      question.by ? el('dd', {class: 'quiet by'}, `${at.actor(question.by)}, ${at.when(question.at)}`) : null)));
    return {id, title, questions, node: this.part(id, title, content)};
  }

  cards(kind) {
    const {w, file} = this;
    const own = kind === 'risks' ? w.risk : w.measure;
    const list = file[kind].map(each => {
      if (!file.editable) {
        return kind === 'risks' ? this.riskShown(each) : this.measureShown(each);
      }
      const card = new Card(this, each, file.measures);
      this.items.push(card);
      this.head(card);
      return card.node;
    });
    return [help(w, file.help[kind].article, file.help[kind].text),
      list.length ? el('div', {class: 'cards'}, list) : el('p', {class: 'quiet'}, own.none),
      file.editable ? this.adding(kind, own) : null];
  }

  /** What a folded card shows. */
  head(card) {
    const value = card.value();
    card.head.replaceChildren(...(card.isRisk ? this.riskHead(card.each.number, value) : this.measureHead(card.each.number, value)));
  }

  riskHead(number, value) {
    const {w, file} = this;
    return [el('span', {class: 'number'}, `R${number}`), el('span', {class: 'title', dir: 'auto'}, value.title || w.untitled),
      el('span', {class: 'levels'}, chip(levelOf(file.heatMap, value.severityBefore, value.likelihoodBefore), w), el('span', {class: 'arrow'}, '→'),
        chip(levelOf(file.heatMap, value.severityAfter, value.likelihoodAfter), w))];
  }

  measureHead(number, value) {
    const {w, at} = this;
    const when = value.inPlace ? w.measure.done : value.due ? w.measure.by(at.say.day(value.due)) : '';
    return [el('span', {class: 'number'}, `M${number}`), el('span', {class: 'title', dir: 'auto'}, value.title || w.untitled),
      el('span', {class: 'quiet owner'}, [value.owner, when].filter(text => text).join(', '))];
  }

  riskShown({item, number, value}) {
    const {w} = this;
    const figure = n => (n ? `${n} ${w.scale[n]}` : w.notJudged);
    return this.shown(item, this.riskHead(number, value), [
      [w.risk.event, w.events[value.event]], [w.risk.impacts, value.impacts], [w.risk.threats, value.threats], [w.risk.sources, value.sources],
      [w.before, `${w.severity}: ${figure(value.severityBefore)}. ${w.likelihood}: ${figure(value.likelihoodBefore)}.`],
      [w.risk.measures, value.measures.map(n => `M${n} ${this.file.measures.find(each => each.number === n)?.value.title ?? ''}`).join('\n')],
      [w.after, `${w.severity}: ${figure(value.severityAfter)}. ${w.likelihood}: ${figure(value.likelihoodAfter)}.`],
      [w.risk.reasons, value.reasons]]);
  }

  measureShown({item, number, value}) {
    const {w, at} = this;
    return this.shown(item, this.measureHead(number, value), [
      [w.measure.description, value.description], [w.measure.owner, value.owner],
      value.inPlace ? [w.measure.inPlace, w.measure.yes] : [w.measure.due, value.due ? at.say.day(value.due) : '']]);
  }

  shown(item, head, list) {
    return el('details', {class: 'card', 'data-item': item}, el('summary', {}, head), el('div', {class: 'card-body'},
      el('dl', {class: 'facts'}, list.filter(([, value]) => value).map(([label, value]) => el('div', {}, el('dt', {}, label), el('dd', {dir: 'auto'}, value))))));
  }

  adding(kind, own) {
    const {w, at, file, href} = this;
    const isRisk = kind === 'risks';
    const draft = `new-${kind}`;
    const fields = isRisk ? riskFields(w, null, file.measures) : measureFields(null);
    fields.title.required = true;
    if (isRisk) {
      fields.event.required = true;
    }
    Object.entries(fields).forEach(([name, field]) => at.drafts.keep(draft, name, field));
    const failure = failureBox();
    const submit = el('button', {type: 'submit', class: 'main'}, own.submit);
    const form = el('details', {class: 'extend adding'}, el('summary', {}, own.add),
      el('form', {onsubmit: working(submit, async () => {
        const added = await call('POST', `${href}/${kind}`, {value: isRisk ? riskValue(fields) : measureValue(fields)}, at.words);
        at.drafts.forget(draft);
        await this.load(added.item);
      }, failure)}, isRisk ? riskForm(w, fields, file.measures) : measureForm(w, fields), failure, el('p', {class: 'buttons'}, submit)));
    form.open = at.drafts.has(draft);
    return form;
  }

  /** The server took an item: everything that follows from it is shown anew. */
  changed({heatMap: map, missing}, item, sent) {
    const {file} = this;
    Object.assign(file, {heatMap: map, missing});
    if (item.question) {
      item.question.value = sent;
    } else {
      item.each.value = {...sent};
      this.items.filter(each => each.isRisk !== undefined).forEach(each => this.head(each));
    }
    this.refresh();
  }

  refresh() {
    const {w, at, file} = this;
    this.heat.replaceChildren(heatMap(at, w, file.heatMap, file.risks));
    const questions = file.sections.flatMap(section => section.questions);
    const answered = list => list.filter(question => question.value).length;
    for (const part of this.parts) {
      const count = part.questions ? `${answered(part.questions)}/${part.questions.length}` : {risks: file.risks.length, measures: file.measures.length, versions: file.versions.length}[part.id];
      part.node.querySelector('.count').textContent = count === undefined ? '' : ` ${count}`;
      part.node.classList.toggle('answered', Boolean(part.questions) && part.questions.every(question => question.value || !question.required));
    }
    const done = w.answered(answered(questions), questions.length);
    this.bar.replaceChildren(
      el('span', {class: 'progress'}, el('strong', {}, done), el('progress', {max: questions.length, value: answered(questions), 'aria-label': done})),
      el('span', {class: 'levels'}, el('span', {class: 'quiet'}, w.before), chip(file.heatMap.inherent, w), el('span', {class: 'quiet'}, w.after), chip(file.heatMap.residual, w)),
      this.open,
      el('nav', {class: 'jumps', 'aria-label': w.goTo}, this.parts.map(part => el('button', {type: 'button', class: 'plain', onclick: () => this.jump(part)}, part.title))));
    this.lack.hidden = !file.open;
    this.lack.classList.toggle('complete', file.missing.length === 0);
    this.lack.replaceChildren(el('summary', {}, w.missing(file.missing.length)), el('ul', {}, file.missing.map(each => el('li', {}, each))));
  }

  jump(part) {
    part.node.open = true;
    part.node.firstChild.focus({preventScroll: true});
    part.node.scrollIntoView({block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'});
  }

  unsaved() {
    return this.items.filter(item => item.dirty());
  }

  /** Says how much is not saved, and leads there: a conflict may be far above where its author writes on. */
  watch() {
    const unsaved = this.unsaved().filter(item => !item.hasFocus());
    this.open.hidden = unsaved.length === 0;
    this.open.textContent = this.w.unsaved(unsaved.length);
    this.open.onclick = () => {
      const {node} = unsaved[0];
      node.closest('[data-part]').open = true;
      node.open = true;
      node.scrollIntoView({block: 'center'});
      node.querySelector('.conflict:not([hidden]) button, textarea, input')?.focus({preventScroll: true});
    };
  }

  versions() {
    const {w, at, file, href} = this;
    const v = w.versions;
    const points = [
      ...(file.previous ? [['previous', v.previous(at.say.dayOf(file.previous.at))]] : []),
      ...file.versions.map(each => [String(each.number), v.version(each.number)]),
      ['now', v.now]];
    const table = file.versions.length === 0 ? el('p', {class: 'quiet'}, v.none)
      : el('div', {class: 'scroll', tabindex: 0}, el('table', {class: 'versions'},
        el('thead', {}, el('tr', {}, [v.number, v.at, v.by, w.before, w.after].map(head => el('th', {scope: 'col'}, head)))),
        el('tbody', {}, file.versions.map(each => el('tr', {}, el('th', {scope: 'row'}, each.number), el('td', {}, at.when(each.at)), el('td', {}, at.actor(each.by)),
          el('td', {}, chip(each.inherent, w)), el('td', {}, chip(each.residual, w)))))));
    if (points.length < 2) {
      return [table];
    }
    const select = chosen => {
      const field = el('select', {}, points.map(([id, name]) => el('option', {value: id}, name)));
      field.value = points[chosen][0];
      return field;
    };
    const from = select(points.length - 2);
    const to = select(points.length - 1);
    const failure = failureBox();
    const result = el('div', {class: 'changes', tabindex: -1});
    const submit = el('button', {type: 'submit'}, v.compare);
    return [table, el('form', {class: 'compare', onsubmit: working(submit, async () => {
      const {changes} = await call('GET', `${href}/versions/${to.value}/difference?from=${from.value}`, undefined, at.words);
      result.replaceChildren(...this.changes(changes));
      result.focus();
    }, failure)}, labelled(v.from, from), labelled(v.to, to), submit, failure), result];
  }

  changes(changes) {
    const {w, at} = this;
    const v = w.versions;
    const mark = item => (item.startsWith('risk.') ? `R${item.slice(5)} ` : item.startsWith('measure.') ? `M${item.slice(8)} ` : '');
    return [el('p', {class: 'quiet'}, changes.length ? v.changes(changes.length) : v.same),
      ...changes.map(change => el('section', {class: 'change'},
        at.heading(2, {}, `${mark(change.item)}${change.label || w.untitled}`, change.was && change.is ? null : el('span', {class: 'quiet'}, ` (${change.is ? v.added : v.removed})`)),
        change.fields.map(({field, parts}) => (field
          ? el('div', {class: 'field-diff'}, el('p', {class: 'quiet'}, fieldName(w, change.item, field)), fieldWords(w, change.item, field, parts))
          : words(parts)))))];
  }

  exchange() {
    const {w, at, file, href} = this;
    const p = w.pia;
    const base = href.replace(/\/assessment$/, '');
    return el('section', {class: 'block pia'},
      at.heading(2, {}, p.title),
      el('p', {class: 'hint'}, p.lead),
      el('p', {}, el('a', {href: `${base}/pia.json`, download: true}, p.export)),
      file.editable ? this.importing(base) : null);
  }

  importing(base) {
    const {w, at} = this;
    const p = w.pia;
    const chosen = el('input', {type: 'file', required: true, accept: '.json,application/json'});
    const replace = el('input', {type: 'checkbox'});
    const failure = failureBox();
    const submit = el('button', {type: 'submit', class: 'main'}, p.submit);
    return el('details', {class: 'extend'}, el('summary', {}, p.import),
      el('form', {onsubmit: working(submit, async () => {
        const form = new FormData();
        form.append('file', chosen.files[0]);
        form.append('replace', String(replace.checked));
        const taken = await call('POST', `${base}/pia`, form, at.words);
        await at.reload('assessment', p.taken(taken));
      }, failure)},
      el('p', {class: 'hint'}, p.hint), labelled(p.file, chosen), ticked(p.replace, replace), failure, el('p', {class: 'buttons'}, submit)));
  }
}
