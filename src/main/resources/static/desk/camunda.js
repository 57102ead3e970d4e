// Runs in each of Camunda's applications, before they start (customScripts of their config.js).
import './session.js';
import {offerSignIn} from './sign-in-again.js';

const DRAFT = 'camunda-form:';
const SAVE = '.btn[ng-click="save($event)"]:not([disabled])'; // Tasklist's own button, which we do not show
const LEAVES_FORM = '.task-card .nav-tabs a, .tasks-list li, .task-filters a, .claim, .reset-assignee';

/**
 * Drafts of forms stay in this page's memory: what staff type about people does not get into the browser's storage. They
 * are kept whenever the reader looks elsewhere, since Tasklist forgets a form whose tab is left.
 */
function keepDraftsInMemory() {
  const drafts = new Map();
  const {setItem, getItem, removeItem} = Storage.prototype;
  const isDraft = key => String(key).startsWith(DRAFT);

  Storage.prototype.setItem = function (key, value) {
    if (isDraft(key)) {
      drafts.set(key, String(value));
    } else {
      setItem.call(this, key, value);
    }
  };
  Storage.prototype.getItem = function (key) {
    return isDraft(key) ? drafts.get(key) ?? null : getItem.call(this, key);
  };
  Storage.prototype.removeItem = function (key) {
    drafts.delete(key);
    removeItem.call(this, key);
  };
  Object.keys(localStorage).filter(isDraft).forEach(key => removeItem.call(localStorage, key));

  document.addEventListener('click', event => {
    if (event.target.closest?.(LEAVES_FORM)) {
      document.querySelector(SAVE)?.click();
    }
  }, true);
}

/** The applications show a sign-in form of their own when their session is over; ours is at /login. */
function signInElsewhere() {
  let place = '';
  let leaving = false;

  function look() {
    if (location.hash.startsWith('#/login')) {
      if (!leaving) { // the router says it more than once, and the first answer may lead on to the identity provider
        leaving = true;
        location.replace(`/login?next=${encodeURIComponent(location.pathname)}${place}`);
      }
    } else {
      place = location.hash;
    }
  }

  for (const name of ['pushState', 'replaceState']) {
    const change = history[name];
    history[name] = function (...values) {
      change.apply(this, values);
      look();
    };
  }
  window.addEventListener('hashchange', look);
  window.addEventListener('popstate', look);
  look();
}

/** An approval may take a fresh sign-in: the server says so in its answer to the form. */
function offerSignInAgain() {
  const {send} = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function (...values) {
    this.addEventListener('load', () => offerSignIn(name => this.getResponseHeader(name)));
    return send.apply(this, values);
  };
  const {fetch} = window;
  window.fetch = async (...values) => {
    const response = await fetch(...values);
    offerSignIn(name => response.headers.get(name));
    return response;
  };
}

/** What is due first stands first, until the reader sorts otherwise. */
function sortByDueDate() {
  if (!location.pathname.startsWith('/camunda/app/tasklist/') || location.hash.includes('sorting=')) {
    return;
  }
  const hash = location.hash.length > 2 ? location.hash : '#/?';
  const sorting = encodeURIComponent(JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]));
  history.replaceState(history.state, '', `${hash}${/\?$/.test(hash) ? '' : hash.includes('?') ? '&' : '?'}sorting=${sorting}`);
}

keepDraftsInMemory();
signInElsewhere();
offerSignInAgain();
sortByDueDate();

export default [];
