// The case file: renders one case into a node, on a page of its own or in Tasklist's tab. Lives in a shadow root, so that
// neither page's styles disturb it.
import {assessment} from './assessment.js';
import {breachActions} from './breach.js';
import {dpiaActions} from './consultation.js';
import {erasure} from './erasure.js';
import {call, el, Failure, failureBox, format, labelled, newId, working} from './parts.js';
import {people} from './people.js';
import {recipients} from './recipients.js';
import {rectification} from './rectification.js';
import {review} from './review.js';
import {access, download, more} from './sealed-access.js';
import {messages as sealedMessages, notes, report} from './sealed.js';
import {sealedTexts} from './sealed-texts.js';
import {guessedTexts, texts} from './texts.js';
import {unlockBox} from './unlock.js';
import {Drafts} from './forms.js';

const STYLES = new URL('./case-file.css', import.meta.url).href;

/**
 * Shows a case.
 *
 * @param host an element of the page
 * @param source {caseId}, or {taskId} of an open task; {level} of the first heading; {link: true} offers the case's page
 * @returns a function that takes the case away again
 */
export function showCase(host, source) {
  const shadow = host.shadowRoot ?? host.attachShadow({mode: 'open'});
  const root = el('div', {class: 'case', 'aria-busy': 'true'});
  const styles = el('link', {rel: 'stylesheet', href: STYLES});
  root.hidden = true;
  styles.addEventListener('load', () => { root.hidden = false; });
  styles.addEventListener('error', () => { root.hidden = false; });
  shadow.replaceChildren(styles, root);
  const drafts = new Drafts();
  let gone = false;
  let place = source.tab;
  const path = source.caseId ? `/api/v1/cases/${encodeURIComponent(source.caseId)}`
    : `/api/v1/cases/by-task/${encodeURIComponent(source.taskId)}`;

  /** @param tab to stay on, and words to say, after something was done; alarm: why it was not done */
  async function load(tab, said, alarm) {
    place = tab;
    const words = guessedTexts();
    if (!root.hasChildNodes()) {
      root.replaceChildren(el('p', {class: 'loading', role: 'status'}, words.loading));
    }
    try {
      const file = await call('GET', path, undefined, words);
      const sealed = file.content?.actions.find(action => action.kind === 'SEALED');
      const content = sealed ? await call('GET', `${sealed.href}/report`, undefined, words) : null;
      if (!gone) {
        render(root, file, source, {tab, said, alarm, reload: load, drafts, report: content, base: sealed?.href, moved: id => { place = id; }, where: () => place});
      }
    } catch (failure) {
      if (!gone && failure.status === 423) {
        await locked();
      } else if (!gone) {
        const again = el('button', {type: 'button', onclick: () => load(tab)}, words.retry);
        root.replaceChildren(el('div', {class: 'notice bad', role: 'alert'},
          el('p', {}, failure.message ?? words.failure.other),
          failure.status === 404 ? null : again));
      }
    }
    root.removeAttribute('aria-busy');
  }

  /** The key is not at hand: it is asked for in this very place, and what was typed is still here afterwards. */
  async function locked() {
    const heading = text => el(`h${Math.min(6, source.level ?? 2)}`, {}, text);
    const box = await unlockBox(heading, () => load(place)).catch(failure => el('p', {class: 'failure', role: 'alert'}, failure.message));
    if (!gone) {
      root.replaceChildren(box);
    }
  }

  const lockedMeanwhile = () => load(place);
  window.addEventListener('due-process-locked', lockedMeanwhile);
  load(source.tab);
  return () => {
    gone = true;
    window.removeEventListener('due-process-locked', lockedMeanwhile);
    shadow.replaceChildren();
  };
}

function render(root, file, source, {tab, said, alarm, reload, drafts, report: content, base, moved, where}) {
  const words = texts(file.language);
  const at = {
    file,
    words,
    say: format(file.language, file.zone),
    heading: (depth, properties, ...children) => el(`h${Math.min(6, (source.level ?? 2) + depth)}`, properties, ...children),
    action: kind => file.content?.actions.find(action => action.kind === kind && file.mayWrite),
    actor: name => content?.names[name] ?? words.actors[name] ?? name,
    failure: message => new Failure(0, message),
    reload,
    drafts,
    base,
    moved,
    place: where,
    report: content,
    sealed: sealedTexts(file.language),
  };
  root.lang = file.language;
  at.when = instant => (file.sealed ? at.say.dayOf(instant) : at.say.minute(instant));
  const reviewable = file.content?.actions.find(action => action.kind === 'REVIEW');
  const assessed = file.content?.actions.find(action => action.kind === 'ASSESSMENT');
  const panels = Object.entries({RECTIFICATION: rectification, ERASURE: erasure, RECIPIENTS: recipients})
    .map(([kind, fill]) => [file.content?.actions.find(action => action.kind === kind), kind.toLowerCase(), fill])
    .filter(([action]) => action)
    .map(([action, id, fill]) => ({id, count: null, now: action.now, fill: () => fill(at, action)}));
  const parts = content ? [
    {id: 'report', count: null, fill: () => report(at)},
    {id: 'messages', count: content.messages.length, fill: () => sealedMessages(at)},
    {id: 'documents', count: file.documents.length, fill: () => documents(at)},
    {id: 'notes', count: content.notes.length + content.disclosures.length, fill: () => notes(at)},
    {id: 'access', count: null, fill: () => access(at)},
    {id: 'summary', count: null, fill: () => summary(at)},
    {id: 'audit', count: null, fill: () => audit(at)},
  ] : [
    {id: 'summary', count: null, fill: () => summary(at)},
    file.content ? {id: 'messages', count: file.content.messages.length, fill: () => messages(at)} : null,
    {id: 'documents', count: file.documents.length, fill: () => documents(at)},
    assessed ? {id: 'assessment', count: null, fill: () => assessment(at, assessed)} : null,
    reviewable ? {id: 'review', count: null, fill: () => review(at, reviewable)} : null,
    ...panels,
    {id: 'audit', count: null, fill: () => audit(at)},
  ].filter(part => part !== null);
  const first = tab ?? (content ? 'report' : source.taskId && reviewable?.now ? 'review' : source.taskId && assessed?.now ? 'assessment'
    : source.taskId && panels.find(panel => panel.now)?.id || 'summary');
  root.replaceChildren(head(at, source),
    el('p', {class: 'notice bad', role: 'alert', hidden: !alarm}, alarm ?? ''),
    tabs(parts, first, at), el('p', {class: 'said', role: 'status'}));
  root.lastChild.append(said ?? '');
}

/** Who, what, until when. */
function head(at, source) {
  const {file, words, say} = at;
  const state = el('span', {class: `state ${file.state}`}, file.content?.stage ?? words.state[file.state]);
  return el('header', {class: 'head'},
    el('p', {class: 'over'},
      el('span', {class: 'reference'}, file.reference), el('span', {}, file.process), state,
      source.link ? el('a', {class: 'page', href: `/cases/${file.id}`, target: '_blank', rel: 'noopener'}, words.openPage) : null),
    at.heading(0, {class: 'subject'}, file.content?.subject ?? file.reference),
    file.content?.topics.length
      ? el('ul', {class: 'topics'}, file.content.topics.map(topic => el('li', {}, topic))) : null,
    file.held ? el('p', {class: 'fact'}, words.held) : null,
    file.retainUntil ? el('p', {class: 'fact'}, words.retain(say.day(file.retainUntil))) : null,
    file.deadlines.map(deadline => deadlineCard(deadline, at)),
    el('div', {class: 'more'}, at.report ? more(at) : null, breachActions(at), dpiaActions(at), file.mayHold ? hold(at) : null));
}

/** Sets a legal hold, or lifts the one that is set. */
function hold(at) {
  const {file} = at;
  const w = file.held ? at.words.hold.lift : at.words.hold.set;
  const reason = el('textarea', {rows: 3, maxlength: 20000, required: true});
  const failure = failureBox();
  const submit = el('button', {type: 'submit', class: 'main'}, w.submit);
  return el('details', {class: 'extend'},
    el('summary', {}, w.open),
    el('form', {
      onsubmit: working(submit, async () => {
        await call('PUT', `/api/v1/cases/${encodeURIComponent(file.id)}/hold`, {held: !file.held, reason: reason.value}, at.words);
        await at.reload('summary');
      }, failure),
    },
    el('p', {class: 'hint'}, w.hint),
    labelled(at.words.hold.reason, reason),
    failure,
    el('p', {class: 'buttons'}, submit)));
}

function deadlineCard(deadline, at) {
  const {file, words, say} = at;
  const w = words.deadline;
  const danish = file.language === 'da';
  const extend = at.action('EXTEND');
  const facts = [];
  if (deadline.pausedSince && deadline.state === 'PAUSED') {
    facts.push(w.paused(say.minute(deadline.pausedSince)));
  }
  if (deadline.pausedDays > 0) {
    facts.push(w.wasPaused(deadline.pausedDays, say.day(deadline.unsuspendedDue)));
  }
  if (deadline.extension > 0) {
    facts.push((deadline.clock === 'dpia-consultation' ? w.extendedWeeks : w.extended)(deadline.extension));
  }
  return el('section', {class: `deadline ${deadline.light.toLowerCase()}`},
    el('p', {class: 'due'},
      el('span', {class: 'light', 'aria-hidden': 'true'}),
      el('span', {class: 'what'}, words.clocks[deadline.clock] ?? deadline.clock), ' ',
      el('strong', {}, dueTime(deadline, say)), ' ',
      el('span', {class: 'left'}, w[deadline.state] ?? left(deadline, w))),
    el('p', {class: 'why'}, danish ? deadline.explanationDa : deadline.explanation),
    facts.map(fact => el('p', {class: 'why fact'}, fact)),
    el('details', {class: 'other'},
      el('summary', {lang: w.otherLanguage}, w.inOther),
      el('p', {class: 'why', lang: w.otherLanguage}, danish ? deadline.explanation : deadline.explanationDa)),
    extend ? extension(extend, at) : null);
}

/** Of a clock in hours the very minute counts. */
function dueTime(deadline, say) {
  return deadline.minutesLeft === undefined ? el('time', {datetime: deadline.due}, say.day(deadline.due))
    : el('time', {datetime: deadline.expiresAt}, say.minute(deadline.expiresAt));
}

function left(deadline, w) {
  return deadline.minutesLeft === undefined ? w.left(deadline.daysLeft) : w.hoursLeft(deadline.minutesLeft);
}

function extension(action, at) {
  const w = at.words.extend;
  const months = el('select', {}, el('option', {value: 1}, w.one), el('option', {value: 2}, w.two));
  const reason = el('textarea', {rows: 3, maxlength: 100000, required: true});
  const failure = failureBox();
  const submit = el('button', {type: 'submit', class: 'main'}, w.submit);
  const details = el('details', {class: 'extend'},
    el('summary', {}, w.open),
    el('form', {
      onsubmit: working(submit, async () => {
        await call('POST', action.href, {months: Number(months.value), reason: reason.value}, at.words);
        await at.reload('summary');
      }, failure),
    },
    el('p', {class: 'hint'}, w.hint),
    labelled(w.months, months),
    labelled(w.reason, reason, w.reasonHint),
    failure,
    el('p', {class: 'buttons'}, submit,
      el('button', {type: 'button', onclick: () => { details.open = false; details.firstChild.focus(); }}, w.cancel))));
  return details;
}

/** Tabs by the usual pattern: arrows move, the chosen tab's panel is filled when first shown. */
function tabs(parts, first, at) {
  const tabList = el('div', {class: 'tabs', role: 'tablist'});
  const panels = el('div', {class: 'panels'});
  const entries = parts.map(part => {
    const panel = el('div', {role: 'tabpanel', id: newId(), class: `panel ${part.id}`, tabindex: 0, hidden: true});
    const tab = el('button', {type: 'button', role: 'tab', id: newId(), 'aria-controls': panel.id, 'data-tab': part.id},
      at.report && at.sealed.tabs[part.id] || at.words.tabs[part.id], part.count === null ? null : el('span', {class: 'count'}, ` ${part.count}`));
    panel.setAttribute('aria-labelledby', tab.id);
    return {part, tab, panel};
  });

  function choose(entry, focus) {
    at.moved(entry.part.id);
    for (const each of entries) {
      const chosen = each === entry;
      each.tab.setAttribute('aria-selected', String(chosen));
      each.tab.tabIndex = chosen ? 0 : -1;
      each.panel.hidden = !chosen;
    }
    if (!entry.panel.hasChildNodes()) {
      entry.panel.replaceChildren(...[entry.part.fill()].flat().filter(part => part !== null));
    }
    if (focus) {
      entry.tab.focus();
    }
  }

  tabList.addEventListener('keydown', event => {
    const now = entries.findIndex(entry => entry.tab.getAttribute('aria-selected') === 'true');
    const next = {ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: entries.length - 1}[event.key];
    if (next !== undefined) {
      event.preventDefault();
      choose(entries[(next + entries.length) % entries.length], true);
    }
  });
  for (const entry of entries) {
    entry.tab.addEventListener('click', () => choose(entry));
  }
  tabList.append(...entries.map(entry => entry.tab));
  panels.append(...entries.map(entry => entry.panel));
  choose(entries.find(entry => entry.part.id === first) ?? entries[0]);
  return el('div', {class: 'body'}, tabList, panels);
}

function summary(at) {
  const {file, words} = at;
  const list = at.action('PEOPLE');
  return [
    openTasks(at),
    list ? people(at, list) : null,
    file.holds.length ? el('section', {class: 'block'},
      at.heading(1, {}, words.hold.title),
      el('ol', {class: 'history'}, file.holds.map(each => el('li', {},
        el('p', {class: 'by'}, at.actor(each.author), ' ', el('span', {class: 'quiet'}, at.when(each.at))),
        el('p', {dir: 'auto'}, each.reason))))) : null,
    ...(file.content?.sections ?? []).map(section => el('section', {class: 'block'},
      at.heading(1, {}, section.title),
      section.facts.length ? facts(section.facts) : null,
      section.table ? table(section.table.columns, section.table.rows) : null)),
    el('section', {class: 'block'},
      at.heading(1, {}, words.history.title),
      file.history.length
        ? el('ol', {class: 'history'}, file.history.map(form => el('li', {},
          el('p', {class: 'by'}, el('strong', {}, form.title), ' ',
            el('span', {class: 'quiet'}, `${at.actor(form.author)}, ${at.when(form.at)}`)),
          form.fields.length ? facts(form.fields) : null)))
        : el('p', {class: 'quiet'}, words.history.none)),
  ];
}

function openTasks(at) {
  const {file, words, say} = at;
  const w = words.tasks;
  return el('section', {class: 'block'},
    at.heading(1, {}, w.title),
    file.tasks.length === 0 ? el('p', {class: 'quiet'}, w.none)
      : el('ul', {class: 'tasks'}, file.tasks.map(task => el('li', {},
        el('a', {href: `/camunda/app/tasklist/default/#/?task=${encodeURIComponent(task.id)}`, title: w.open}, task.name), ' ',
        el('span', {class: 'quiet'},
          `${task.assignee ?? w.unclaimed}${task.due ? ` · ${w.due} ${say.minute(task.due)}` : ''}`)))));
}

function facts(list) {
  return el('dl', {class: 'facts'}, list.map(fact => el('div', {}, el('dt', {}, fact.label), el('dd', {}, fact.value))));
}

function table(columns, rows) {
  return el('div', {class: 'scroll', tabindex: 0},
    el('table', {},
      el('thead', {}, el('tr', {}, columns.map(column => (column ? el('th', {scope: 'col'}, column) : el('td'))))),
      el('tbody', {}, rows.map(row => el('tr', {}, row.map(cell => el('td', {}, linked(cell))))))));
}

/** The reference of another case leads there, if the reader may see it. */
function linked(cell) {
  return /^DP-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(cell) ? el('a', {href: `/cases?reference=${cell}`, target: '_blank', rel: 'noopener'}, cell) : cell;
}

function messages(at) {
  const {file, words, say} = at;
  const w = words.messages;
  const action = at.action('MESSAGE');
  const thread = file.content.messages.length === 0 ? el('p', {class: 'quiet'}, w.none)
    : el('ol', {class: 'thread'}, file.content.messages.map(message => el('li', {class: message.fromPerson ? 'theirs' : 'ours'},
      el('p', {class: 'by'},
        el('strong', {}, message.fromPerson ? w.person : w.we),
        message.fromPerson ? null : ` (${at.actor(message.author)})`, ' ',
        el('time', {class: 'quiet', datetime: message.at}, say.minute(message.at))),
      el('p', {class: 'text', dir: 'auto'}, message.text))));
  if (!action) {
    return [thread];
  }
  const text = el('textarea', {rows: 5, maxlength: 100000, required: true});
  const failure = failureBox();
  const submit = el('button', {type: 'submit', class: 'main'}, w.send);
  return [thread, el('form', {
    class: 'write',
    onsubmit: working(submit, async () => {
      await call('POST', action.href, {text: text.value}, words);
      await at.reload('messages', w.sent);
    }, failure),
  }, labelled(w.text, text, w.hint), failure, el('p', {class: 'buttons'}, submit))];
}

function documents(at) {
  const {file, words, say} = at;
  const w = words.documents;
  const rows = file.documents.map(each => [
    el('span', {}, el('a', {href: each.href, download: true, dir: 'auto', onclick: event => (at.report ? download(at, event) : null)}, each.name), fileFacts(each, at)),
    each.kindName,
    say.size(each.size),
    `${at.actor(each.author)}, ${at.when(each.at)}`,
    removable(each, at) ? removal(each, at) : '',
  ]);
  const list = rows.length === 0 ? el('p', {class: 'quiet'}, w.none) : table([w.file, w.kind, w.size, w.by, ''], rows);
  return file.mayWrite ? [list, upload(at)] : [list];
}

/** What was done to a reporter's file, and what is not known about it. */
function fileFacts(document, at) {
  if (!at.report || !document.kind.startsWith('report-')) {
    return null;
  }
  const w = at.sealed.documents;
  const lines = at.report.cleaned[document.id];
  return el('ul', {class: 'facts-of-file'},
    document.kind === 'report-original' ? el('li', {class: 'warn'}, w.original) : null,
    lines ? lines.map(line => el('li', {}, `${line.label}: ${line.value}`))
      : document.kind === 'report-original' ? null : el('li', {class: 'warn'}, w.notCleaned));
}

/** What staff added; what reaches the person only until the answer is compiled. */
function removable(document, at) {
  return at.file.mayWrite && (document.kind === 'note-file' || document.kind === 'provided-data' && at.file.takesData);
}

function removal(document, at) {
  const w = at.words.documents;
  const failure = failureBox();
  const button = el('button', {type: 'button', class: 'plain', 'aria-label': w.removeFile(document.name)}, w.remove);
  button.addEventListener('click', working(button, async () => {
    await call('DELETE', document.href, undefined, at.words);
    await at.reload('documents', w.removed);
  }, failure));
  return el('span', {}, button, failure);
}

function upload(at) {
  const w = at.words.documents;
  const files = el('input', {type: 'file', multiple: true, required: true});
  const kinds = at.report ? at.sealed.documents.kinds : w.kinds;
  const kind = el('select', {}, Object.entries(kinds).filter(([id]) => id !== 'handler-file' || at.report.open).filter(([id]) => id !== 'provided-data' || at.file.takesData).map(([id, name]) => el('option', {value: id}, name)));
  const failure = failureBox();
  const submit = el('button', {type: 'submit', class: 'main'}, w.submit);
  return el('form', {
    class: 'write',
    onsubmit: working(submit, async () => {
      const form = new FormData();
      form.append('kind', kind.value);
      [...files.files].forEach(each => form.append('file', each));
      const added = await call('POST', `/api/v1/cases/${at.file.id}/attachments`, form, at.words);
      await at.reload('documents', w.added(added.length));
    }, failure),
  },
  at.heading(1, {}, w.add),
  labelled(w.choose, files, w.chooseHint),
  labelled(w.for, kind, at.report ? at.sealed.documents.hint : null),
  failure,
  el('p', {class: 'buttons'}, submit));
}

function audit(at) {
  const {words, say} = at;
  const w = words.audit;
  const place = el('div', {}, el('p', {role: 'status'}, words.loading));
  call('GET', `/api/v1/cases/${at.file.id}/audit`, undefined, words)
    .then(lines => place.replaceChildren(el('p', {class: 'quiet'}, w.lead), table([w.when, w.who, w.what, w.detail],
      lines.reverse().map(line => [line.actor === '(person)' ? at.when(line.at) : say.minute(line.at), at.actor(line.actor), w.actions[line.action] ?? line.action, line.detail]))))
    .catch(failure => place.replaceChildren(el('p', {class: 'failure', role: 'alert'}, failure.message)));
  return [place];
}
