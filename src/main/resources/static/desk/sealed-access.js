// Who has access to a sealed case, who the reporter is, and what is done with the case as a whole.
import {call, el, failureBox, working} from './parts.js';
import {act, area, ask, choice, folded, ticked} from './forms.js';
import {entries, name} from './sealed.js';
import {readState} from './unlock.js';

export function access(at) {
  return [identity(at), holders(at), excluded(at)];
}

function holders(at) {
  const w = at.sealed.access;
  const {holders: all, grantable} = at.report.holders;
  const me = at.file.reader;
  return el('section', {class: 'block'},
    at.heading(1, {}, w.title),
    el('ul', {class: 'colleagues'}, all.map(user => el('li', {}, name(at, user), user === me ? ` (${w.me})` : ''))),
    grantable.length === 0 ? el('p', {class: 'quiet'}, w.nobody)
      : folded(at, w.give, {
        id: 'hand-over',
        hint: w.giveHint,
        fields: [
          ['user', w.colleague, choice(grantable, at.report.names)],
          ['keep', w.keep, el('input', {type: 'checkbox', checked: true})],
        ],
        submit: w.giveSubmit,
        send: values => call('POST', `${at.base}/holders`, values, at.words),
        after: {tab: 'access', said: w.given},
      }),
    all.length < 2 ? null : folded(at, w.giveUp, {
      id: 'give-up',
      hint: w.giveUpHint,
      fields: [],
      submit: w.giveUpSubmit,
      send: () => call('DELETE', `${at.base}/holders/me`, undefined, at.words),
      after: {tab: 'access', said: w.gone},
    }));
}

function excluded(at) {
  const w = at.sealed.access;
  const {excluded: all, excludable, readmitted} = at.report.holders;
  return el('section', {class: 'block'},
    at.heading(1, {}, w.excluded),
    el('ul', {class: 'masks'}, all.map(each => el('li', {},
      el('p', {}, el('strong', {}, name(at, each.user)), ': ', el('span', {dir: 'auto'}, each.reason)),
      el('p', {class: 'quiet'}, w.by(name(at, each.by), at.say.day(each.on))),
      override(at, each)))),
    readmitted.map(each => el('p', {class: 'quiet'},
      w.readmittedLine(name(at, each.user), name(at, each.first), name(at, each.second), at.say.day(each.on)))),
    folded(at, w.exclude, {
      id: 'exclude',
      hint: w.excludeHint,
      fields: [['user', w.colleague, choice(excludable, at.report.names)], ['reason', w.reason, area()]],
      submit: w.excludeSubmit,
      send: values => call('POST', `${at.base}/exclusions`, values, at.words),
      after: {tab: 'access', said: w.excludeDone},
    }));
}

function override(at, each) {
  const w = at.sealed.access;
  const path = `${at.base}/exclusions/${encodeURIComponent(each.user)}/override`;
  if (!each.overrideBy) {
    return folded(at, w.override, {
      id: `override-${each.user}`,
      hint: w.overrideHint,
      fields: [['reason', w.reason, area()]],
      submit: w.overrideSubmit,
      send: ({reason}) => call('POST', path, {reason}, at.words),
      after: {tab: 'access', said: w.proposed},
    });
  }
  const mine = each.overrideBy === at.file.reader;
  return el('div', {class: 'notice'},
    el('p', {}, w.overrideProposed(name(at, each.overrideBy), each.override)),
    el('p', {class: 'buttons'},
      mine ? el('span', {class: 'quiet'}, w.second)
        : act(at, w.confirm, {path: `${path}/confirmation`, main: true, after: {tab: 'access', said: w.readmitted}}),
      act(at, mine ? w.takeBack : w.drop, {method: 'DELETE', path, after: {tab: 'access', said: w.dropped}})));
}

function identity(at) {
  const w = at.sealed.identity;
  const {present, readable, askable, requests} = at.report.identity;
  const pending = requests.some(each => each.mine && each.state === 'OPEN');
  return el('section', {class: 'block'},
    at.heading(1, {}, w.title),
    el('p', {class: 'quiet'}, present ? w.lead : w.none),
    requests.length === 0 ? null : entries(requests, '', each => request(at, each)),
    present && readable ? details(at) : null,
    present && !readable && !pending
      ? askable ? folded(at, w.ask, {
        id: 'identity',
        hint: w.askHint,
        fields: [['reason', w.reason, area()]],
        submit: w.askSubmit,
        send: ({reason}, once) => call('POST', `${at.base}/identity/requests`, {reason, once}, at.words),
        after: {tab: 'access', said: w.asked},
      }) : el('p', {class: 'notice'}, w.notAskable)
      : null);
}

function request(at, each) {
  const w = at.sealed.identity;
  const path = `${at.base}/identity/requests/${encodeURIComponent(each.key)}/decision`;
  const id = `identity-${each.key}`;
  return [
    el('p', {class: 'by'}, el('strong', {}, w.asks(name(at, each.by), at.say.day(each.on))), ' ', el('span', {class: 'state'}, w.states[each.state])),
    el('p', {dir: 'auto'}, each.reason),
    each.answer ? el('p', {dir: 'auto'}, w.answer(name(at, each.decidedBy), each.answer)) : null,
    each.state === 'OPEN' && !each.mine ? decision(at, path, id, w) : null,
  ];
}

/** Release or refuse, with a reason. */
function decision(at, path, id, w) {
  const release = el('select', {}, el('option', {value: 'refuse'}, w.refuse), el('option', {value: 'release'}, w.release));
  return ask(at, {
    id,
    fields: [['release', w.decision, release], ['reason', w.reason, area(2)]],
    submit: w.decide,
    send: async values => {
      const yes = values.release === 'release';
      await call('POST', path, {release: yes, reason: values.reason}, at.words);
      return yes ? w.released : w.refused;
    },
    after: {tab: 'access'},
  });
}

function details(at) {
  const w = at.sealed.identity;
  const shown = el('p', {class: 'under text', dir: 'auto', role: 'status'});
  const failure = failureBox();
  const button = el('button', {type: 'button'}, w.show);
  button.addEventListener('click', working(button, async () => {
    shown.replaceChildren((await call('POST', `${at.base}/identity/shown`, undefined, at.words)).details);
  }, failure));
  return el('div', {}, shown, failure, el('p', {class: 'buttons'}, button, el('span', {class: 'quiet'}, w.recorded)));
}

/** Export and reopening, beside the legal hold. */
export function more(at) {
  const w = at.sealed.more;
  return [exports(at), at.report.open ? null : folded(at, w.reopen, {
    id: 'reopen',
    hint: w.reopenHint,
    fields: [['reason', w.reason, area()]],
    submit: w.reopenSubmit,
    send: ({reason}) => call('POST', `${at.base}/reopening`, {reason}, at.words),
    after: {tab: 'report', said: w.reopened},
  })];
}

function exports(at) {
  const w = at.sealed.more;
  const notes = el('input', {type: 'checkbox'});
  const originals = el('input', {type: 'checkbox'});
  const pdf = el('a', {class: 'button main', onclick: event => download(at, event)}, w.pdf);
  const zip = el('a', {class: 'button', onclick: event => download(at, event)}, w.zip);
  const point = () => {
    pdf.href = `${at.base}/export/pdf?notes=${notes.checked}`;
    zip.href = `${at.base}/export/zip?notes=${notes.checked}&originals=${originals.checked}`;
  };
  [notes, originals].forEach(box => box.addEventListener('change', point));
  point();
  return el('details', {class: 'extend'}, el('summary', {}, w.export),
    el('p', {class: 'hint'}, w.exportHint),
    ticked(w.notes, notes), ticked(w.originals, originals),
    el('p', {class: 'buttons'}, pdf, zip));
}

/** Follows a link to a file; while locked the passphrase is asked for instead, since a download could not say so. */
export async function download(at, event) {
  event.preventDefault();
  const href = event.currentTarget.href;
  try {
    if ((await readState()).unlocked) {
      location.assign(href);
    } else {
      await at.reload(at.place());
    }
  } catch (failure) {
    await at.reload(at.place(), null, failure.message);
  }
}
