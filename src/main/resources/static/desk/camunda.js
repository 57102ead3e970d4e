// Runs in each of Camunda's applications, before they start (customScripts of their config.js).
import './session.js';

const DRAFT = 'camunda-form:';

/** No draft of a form in the browser: what staff type about people stays out of its storage. */
function keepNoDrafts() {
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    if (!String(key).startsWith(DRAFT)) {
      setItem.call(this, key, value);
    }
  };
  Object.keys(localStorage).filter(key => key.startsWith(DRAFT)).forEach(key => localStorage.removeItem(key));
}

/** The applications show a sign-in form of their own when their session is over; ours is at /login. */
function signInElsewhere() {
  let place = '';

  function look() {
    if (location.hash.startsWith('#/login')) {
      location.replace(`/login?next=${encodeURIComponent(location.pathname)}${place}`);
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

/** What is due first stands first, until the reader sorts otherwise. */
function sortByDueDate() {
  if (!location.pathname.startsWith('/camunda/app/tasklist/') || location.hash.includes('sorting=')) {
    return;
  }
  const hash = location.hash.length > 2 ? location.hash : '#/?';
  const sorting = encodeURIComponent(JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]));
  history.replaceState(history.state, '', `${hash}${/\?$/.test(hash) ? '' : hash.includes('?') ? '&' : '?'}sorting=${sorting}`);
}

keepNoDrafts();
signInElsewhere();
sortByDueDate();

export default [];
