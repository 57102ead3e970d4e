// Keeps the session while its person does something, warns five minutes before it ends, and leaves the page when it has.
// The server counts; this page only reports and asks. Runs on our pages and inside Camunda's applications.

import {token} from './parts.js';

const danish = (document.documentElement.lang || navigator.language || 'en').startsWith('da');
const words = danish
  ? {
      title: 'Du bliver snart logget ud',
      text: minutes => `Der er ikke sket noget i ti minutter. Du bliver logget ud om ${minutes === 1 ? 'et minut' : `${minutes} minutter`}.`,
      stay: 'Bliv logget ind',
    }
  : {
      title: 'You will soon be signed out',
      text: minutes => `Nothing has happened for ten minutes. You will be signed out in ${minutes === 1 ? 'one minute' : `${minutes} minutes`}.`,
      stay: 'Stay signed in',
    };

const WARN_SECONDS = 5 * 60;
const ASK_EVERY = 15_000;
const REPORT_EVERY = 30_000;

let reported = Date.now();
let dialog = null;

/** Seconds left; null while the server cannot be reached. */
async function session(method) {
  try {
    const response = await fetch('/session', {method, headers: {Accept: 'application/json', 'X-DP-XSRF': token()}, cache: 'no-store'});
    if (response.status === 401) {
      return 0;
    }
    return response.ok ? (await response.json()).secondsLeft : null;
  } catch {
    return null;
  }
}

function leave() {
  location.assign(`/login?expired&next=${encodeURIComponent(location.pathname)}${location.hash}`);
}

function open() {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = '/desk/session.css';
  document.head.append(link);
  dialog = document.createElement('dialog');
  dialog.className = 'due-process-session';
  dialog.setAttribute('aria-labelledby', 'due-process-session-title');
  const title = document.createElement('h2');
  title.id = 'due-process-session-title';
  title.textContent = words.title;
  const text = document.createElement('p');
  const stay = document.createElement('button');
  stay.type = 'button';
  stay.textContent = words.stay;
  stay.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', async () => {
    dialog.remove();
    dialog = null;
    show(await session('POST'));
  });
  dialog.append(title, text, stay);
  document.body.append(dialog);
  dialog.showModal();
}

function show(left) {
  if (left === null) {
    return;
  }
  if (left === 0) {
    leave();
  } else if (left <= WARN_SECONDS) {
    if (!dialog) {
      open();
    }
    dialog.querySelector('p').textContent = words.text(Math.ceil(left / 60));
  } else if (dialog) {
    dialog.close(); // the person is at work in another window
  }
}

function report() {
  if (!dialog && Date.now() - reported > REPORT_EVERY) {
    reported = Date.now();
    session('POST').then(show);
  }
}

for (const event of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
  document.addEventListener(event, report, {capture: true, passive: true});
}
setInterval(async () => show(await session('GET')), ASK_EVERY);
