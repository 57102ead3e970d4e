// A sealed case as its handlers see it: the report, messages, notes, disclosures.
import {call, el} from './parts.js';
import {act, area, ask, choice, folded} from './forms.js';

/** What is said to the reader about who wrote it. */
export function name(at, user) {
  return at.report.names[user] ?? at.words.actors[user] ?? user;
}

/** A text in pieces; blocks lead to what is known about them. */
function passages(at, pieces, place) {
  const w = at.sealed.report;
  return el('div', {class: 'passages', dir: 'auto', 'data-place': place}, pieces.map(piece => (piece.mask
    ? el('button', {
      type: 'button', class: 'block-out', 'data-start': piece.start, 'aria-label': w.block, title: w.block,
      onclick: event => event.target.closest('.case').querySelector(`[data-mask="${CSS.escape(piece.mask)}"]`)?.focus(),
    }, piece.text)
    : el('span', {'data-start': piece.start}, piece.text))));
}

export function report(at) {
  const w = at.sealed.report;
  const {report: answers, masks, redactions} = at.report;
  return [
    answers.length === 0 ? el('p', {class: 'quiet'}, w.none)
      : el('dl', {class: 'answers'}, answers.map(answer => el('div', {},
        el('dt', {}, answer.label),
        el('dd', {}, answer.value ?? passages(at, answer.pieces, answer.place))))),
    maskForm(at),
    masks.length === 0 ? null : el('section', {class: 'block'},
      at.heading(1, {}, w.masked),
      el('p', {class: 'hint'}, w.maskedLead),
      el('ul', {class: 'masks'}, masks.map(mask => masked(at, mask)))),
    redactions.length === 0 ? null : el('section', {class: 'block'},
      at.heading(1, {}, w.removed),
      el('ul', {class: 'masks'}, redactions.map(each => el('li', {},
        el('p', {}, each.reason),
        el('p', {class: 'quiet'}, w.removedBy(name(at, each.proposedBy), name(at, each.confirmedBy), at.say.day(each.on))))))),
  ];
}

/** Each place where the passage stands in clear. */
function places(at, passage) {
  const texts = [...at.report.report, ...at.report.messages].filter(text => text.place);
  return texts.flatMap(text => text.pieces.filter(piece => !piece.mask).flatMap(piece => {
    const found = [];
    for (let i = piece.text.indexOf(passage); i >= 0; i = piece.text.indexOf(passage, i + passage.length)) {
      found.push({place: text.place, start: piece.start + i, end: piece.start + i + passage.length, passage});
    }
    return found;
  }));
}

function maskForm(at) {
  const w = at.sealed.report;
  const passage = el('input', {type: 'text', maxlength: 10000, required: true, autocomplete: 'off'});
  const form = folded(at, w.mask, {
    id: 'mask',
    hint: w.maskHint,
    fields: [['passage', w.passage, passage], ['reason', w.reason, area()]],
    submit: w.maskSubmit,
    send: async ({passage: text, reason}) => {
      const found = text ? places(at, text) : [];
      if (found.length === 0) {
        throw at.failure(w.notFound);
      }
      for (const place of found) {
        await call('POST', `${at.base}/masks`, {...place, reason}, at.words);
      }
      return w.maskDone(found.length);
    },
    after: {tab: 'report'},
  });
  form.addEventListener('toggle', () => {
    const root = form.getRootNode();
    const marked = String((root.getSelection?.() ?? document.getSelection()) ?? '').trim();
    if (form.open && marked && places(at, marked).length > 0) {
      passage.value = marked;
      passage.dispatchEvent(new Event('input'));
    }
  });
  return form;
}

function masked(at, mask) {
  const w = at.sealed.report;
  const path = `${at.base}/masks/${encodeURIComponent(mask.key)}`;
  const shown = el('p', {class: 'under', dir: 'auto', role: 'status'});
  const show = el('button', {type: 'button'}, w.show);
  show.addEventListener('click', async () => {
    try {
      shown.replaceChildren((await call('POST', `${path}/shown`, undefined, at.words)).passage);
    } catch (failure) {
      shown.replaceChildren(failure.message);
    }
  });
  const mine = mask.proposedBy === at.file.reader;
  return el('li', {tabindex: -1, 'data-mask': mask.key},
    el('p', {}, el('strong', {}, where(at, mask.place)), ': ', mask.reason),
    el('p', {class: 'quiet'}, w.by(name(at, mask.author), at.say.day(mask.on))),
    shown,
    el('p', {class: 'buttons'}, show,
      act(at, w.lift, {method: 'DELETE', path, after: {tab: 'report', said: w.lifted}})),
    mask.proposedBy
      ? el('div', {class: 'notice'},
        el('p', {}, w.proposed(name(at, mask.proposedBy), mask.proposal)),
        el('p', {class: 'buttons'},
          mine ? el('span', {class: 'quiet'}, w.secondNeeded)
            : act(at, w.confirm, {path: `${path}/redaction/confirmation`, main: true, after: {tab: 'report', said: w.confirmed}}),
          act(at, mine ? w.takeBack : w.drop, {method: 'DELETE', path: `${path}/redaction`, after: {tab: 'report', said: w.dropped}})))
      : folded(at, w.remove, {
        id: `remove-${mask.key}`,
        hint: w.removeHint,
        fields: [['reason', w.reason, area()]],
        submit: w.removeSubmit,
        send: ({reason}) => call('POST', `${path}/redaction`, {reason}, at.words),
        after: {tab: 'report', said: w.secondNeeded},
      }));
}

function where(at, place) {
  return at.report.report.find(answer => answer.place === place)?.label ?? at.words.tabs.messages;
}

export function messages(at) {
  const w = at.sealed.messages;
  const list = at.report.messages;
  const thread = list.length === 0 ? el('p', {class: 'quiet'}, w.none)
    : el('ol', {class: 'thread'}, list.map(message => el('li', {class: message.kind === 'REPORTER' ? 'theirs' : 'ours'},
      el('p', {class: 'by'},
        el('strong', {}, w[message.kind]),
        message.kind === 'REPORTER' ? null : ` (${name(at, message.author)})`, ' ',
        el('time', {class: 'quiet', datetime: message.on}, at.say.day(message.on))),
      passages(at, message.pieces, message.place))));
  if (!at.report.open) {
    return [thread, el('p', {class: 'quiet'}, w.closed)];
  }
  return [thread, el('div', {class: 'write'}, ask(at, {
    id: 'message',
    fields: [['text', w.text, area(5), w.hint]],
    submit: w.send,
    send: ({text}, once) => call('POST', `${at.base}/messages`, {text, seen: list.length, once}, at.words),
    after: {tab: 'messages', said: w.sent},
  }))];
}

export function notes(at) {
  const w = at.sealed.notes;
  return [
    el('section', {class: 'block'},
      at.heading(1, {}, w.title),
      entries(at.report.notes, w.none, note => [
        el('p', {class: 'by'}, el('strong', {}, name(at, note.author)), ' ', el('span', {class: 'quiet'}, at.say.day(note.on))),
        el('p', {class: 'text', dir: 'auto'}, note.text)]),
      ask(at, {
        id: 'note',
        fields: [['text', w.text, area(), w.hint]],
        submit: w.add,
        send: ({text}, once) => call('POST', `${at.base}/notes`, {text, once}, at.words),
        after: {tab: 'notes', said: w.added},
      })),
    el('section', {class: 'block'},
      at.heading(1, {}, w.disclosures),
      entries(at.report.disclosures, w.noDisclosures, each => disclosed(at, each)),
      disclosureForm(at)),
    at.report.open ? breachForm(at) : null,
  ];
}

export function entries(list, none, show) {
  return list.length === 0 ? el('p', {class: 'quiet'}, none)
    : el('ol', {class: 'history'}, list.map(each => el('li', {}, show(each))));
}

function disclosed(at, {author, on, disclosure}) {
  const w = at.sealed.notes;
  return [
    el('p', {class: 'by'}, el('strong', {dir: 'auto'}, disclosure.recipient), ' ',
      el('span', {class: 'quiet'}, `${name(at, author)}, ${at.say.day(on)}`)),
    el('p', {class: 'text', dir: 'auto'}, disclosure.what),
    el('p', {}, w.bases[disclosure.basis]),
    el('p', {class: 'text', dir: 'auto'}, disclosure.why),
    el('p', {}, w.toldLine[disclosure.told], ' ', disclosure.whyNotTold ?? ''),
  ];
}

/** A case of its own for a personal data breach that the report tells of; only this case knows that it did. */
function breachForm(at) {
  const w = at.sealed.notes;
  return folded(at, w.breach, {
    id: 'breach',
    hint: w.breachHint,
    fields: [['title', w.breachTitle, el('input', {type: 'text', maxlength: 120})], ['happened', w.breachWhat, area()]],
    submit: w.breachSubmit,
    send: (values, once) => call('POST', `${at.base}/breach`, {...values, once}, at.words),
    after: {tab: 'notes', said: w.breachStarted},
  });
}

function disclosureForm(at) {
  const w = at.sealed.notes;
  return folded(at, w.disclose, {
    id: 'disclosure',
    hint: w.discloseHint,
    fields: [
      ['recipient', w.recipient, el('input', {type: 'text', maxlength: 1000})],
      ['what', w.what, area()],
      ['basis', w.basis, choice(Object.keys(w.bases), w.bases)],
      ['why', w.why, area()],
      ['told', w.told, choice(Object.keys(w.tolds), w.tolds)],
      ['whyNotTold', w.whyNot, area(2), w.whyNotHint],
    ],
    submit: w.discloseSubmit,
    send: (values, once) => call('POST', `${at.base}/disclosures`, {...values, once}, at.words),
    after: {tab: 'notes', said: w.disclosed},
  });
}
