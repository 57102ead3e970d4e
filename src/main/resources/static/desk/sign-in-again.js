// What is weighty takes a fresh sign-in: it is offered in a window of its own, so that what was typed here stays. Runs on our
// pages and inside Camunda's applications.

const HEADER = 'Due-Process-Sign-In';
const danish = (document.documentElement.lang || navigator.language || 'en').startsWith('da');
const words = danish
  ? {
      title: 'Log ind igen',
      text: 'For at godkende og låse op skal du have logget ind for få minutter siden. Der åbnes et nyt vindue. Tryk bagefter på knappen her én gang til; det, du har skrevet, bliver stående.',
      open: 'Log ind igen',
      cancel: 'Annuller',
    }
  : {
      title: 'Sign in again',
      text: 'Approving and unlocking take a sign-in of the last few minutes. A new window opens. Afterwards press the button here once more; what you have typed is kept.',
      open: 'Sign in again',
      cancel: 'Cancel',
    };

/**
 * Offers the sign-in when the answer to a call says that it takes one.
 *
 * @param header gives the value of the answer's header of that name
 */
export function offerSignIn(header) {
  if (header(HEADER) === 'again' && !document.querySelector('dialog[data-sign-in-again]')) {
    offer();
  }
}

function offer() {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = '/desk/session.css';
  document.head.append(link);
  const dialog = document.createElement('dialog');
  dialog.className = 'due-process-session';
  dialog.dataset.signInAgain = '';
  dialog.setAttribute('aria-labelledby', 'due-process-sign-in-again');
  const title = document.createElement('h2');
  title.id = 'due-process-sign-in-again';
  title.textContent = words.title;
  const text = document.createElement('p');
  text.textContent = words.text;
  const open = button(words.open, () => window.open('/login/provider/oidc?fresh=true', '_blank', 'popup,width=560,height=760'));
  const cancel = button(words.cancel, () => dialog.close());
  cancel.className = 'less';
  const channel = new BroadcastChannel('due-process-sign-in');
  channel.addEventListener('message', () => dialog.close());
  dialog.addEventListener('close', () => {
    channel.close();
    dialog.remove();
  });
  dialog.append(title, text, open, ' ', cancel);
  document.body.append(dialog);
  dialog.showModal();
}

function button(label, work) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', work);
  return made;
}
