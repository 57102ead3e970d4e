// The bar for whistleblower handlers above their list of cases: locked or unlocked, colleagues who need them, their own key.
import {call, el, failureBox, working} from './parts.js';
import {ticked} from './forms.js';
import {guessedTexts} from './texts.js';
import {changeForm, firstForm, guessedSealedTexts, lock, lostForm, readState, unlockForm} from './unlock.js';

const host = document.querySelector('[data-handler]');
const shadow = host.attachShadow({mode: 'open'});
const root = el('section', {class: 'handler'});
root.hidden = true;
const styles = el('link', {rel: 'stylesheet', href: new URL('./case-file.css', import.meta.url).href});
for (const event of ['load', 'error']) {
  styles.addEventListener(event, () => { root.hidden = false; });
}
shadow.replaceChildren(styles, root);
const words = guessedSealedTexts();
const w = words.bar;

async function show(said) {
  try {
    const state = await readState();
    root.replaceChildren(...bar(state).filter(part => part !== null), el('p', {class: 'said', role: 'status'}, said ?? ''));
  } catch (failure) {
    root.replaceChildren(el('p', {class: 'failure', role: 'alert'}, failure.message));
  }
}

function bar(state) {
  if (!state.hasKey) {
    return [el('h2', {}, words.unlock.setTitle), firstForm(state, () => location.reload())];
  }
  const failure = failureBox();
  const button = el('button', {type: 'button'}, w.lock);
  button.addEventListener('click', working(button, async () => {
    await lock();
    location.reload();
  }, failure));
  return [
    el('div', {class: 'handler-head'},
      el('h2', {}, w.title),
      el('span', {class: `lock-state ${state.unlocked ? 'open' : ''}`}, state.unlocked ? w.unlocked : w.locked),
      state.unlocked ? button : null, failure,
      el('span', {class: 'ways'},
        state.unlocked ? el('a', {href: '/cases/new-report'}, w.oral) : null,
        el('a', {href: '/cases/whistleblower-statistics'}, w.figures))),
    state.unlocked ? null : unlockForm(() => location.reload()),
    state.confirmed ? null : el('p', {class: 'notice'}, words.unlock.unconfirmed, ' ', el('code', {}, state.fingerprint)),
    waiting(state),
    ...state.lost.map(lost),
    el('details', {class: 'extend'}, el('summary', {}, w.key),
      el('p', {class: 'hint'}, words.unlock.fingerprint, ': ', el('code', {}, state.fingerprint)),
      changeForm(state, () => show(words.unlock.changed)),
      lostForm(state, () => location.reload())),
  ];
}

function waiting(state) {
  if (state.waiting.length === 0) {
    return null;
  }
  return el('div', {class: 'notice'},
    el('h3', {}, w.waiting),
    el('p', {class: 'hint'}, w.waitingHint),
    el('ul', {class: 'colleagues'}, state.waiting.map(colleague => {
      const failure = failureBox();
      const button = el('button', {type: 'button'}, w.confirm(colleague.name));
      button.addEventListener('click', working(button, async () => {
        await call('POST', `/api/v1/unlock/colleagues/${encodeURIComponent(colleague.user)}/confirmation`,
          {fingerprint: colleague.fingerprint}, guessedTexts());
        await show(w.confirmed);
      }, failure));
      return el('li', {}, el('strong', {}, colleague.name), ' ', el('code', {}, colleague.fingerprint), ' ',
        state.unlocked ? button : el('span', {class: 'quiet'}, w.waitingLocked), failure);
    })));
}

/** Cases that a colleague lost with an earlier key. */
function lost(colleague) {
  const boxes = colleague.cases.map(each => [each, el('input', {type: 'checkbox', checked: true})]);
  const failure = failureBox();
  const button = el('button', {type: 'submit'}, w.give);
  return el('div', {class: 'notice'},
    el('h3', {}, w.lost),
    el('form', {
      onsubmit: working(button, async () => {
        const cases = boxes.filter(([, box]) => box.checked).map(([each]) => each.id);
        await call('POST', `/api/v1/unlock/colleagues/${encodeURIComponent(colleague.user)}/cases`, {cases}, guessedTexts());
        await show(w.given);
      }, failure),
    },
    el('p', {}, w.lostHint(colleague.name)),
    boxes.map(([each, box]) => ticked(each.reference, box)),
    failure,
    el('p', {class: 'buttons'}, button)));
}

show();
