// What every part of the desk is built from. Text from a case enters the page as text nodes only, never as markup.

import {offerSignIn} from './sign-in-again.js';

/**
 * Makes an element. Properties starting with "on" are listeners, "class" and the rest attributes; true sets an empty
 * attribute, false and null leave it out. Children are nodes or text; null children are left out.
 */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value === true ? '' : String(value));
    }
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

/** What went wrong, in words for the reader. */
export class Failure extends Error {
  /** @param body of the answer, or null */
  constructor(status, message, body = null) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

/** What proves to the server that a request comes from one of our pages. */
export function token() {
  const cookie = document.cookie.split('; ').find(each => each.startsWith('DP-XSRF='));
  return cookie ? cookie.slice('DP-XSRF='.length) : '';
}

/** Calls our API within the session; throws a Failure for every answer that is no success. */
export async function call(method, path, body, words) {
  const headers = {Accept: 'application/json'};
  if (method !== 'GET') {
    headers['X-DP-XSRF'] = token();
  }
  if (body !== undefined && !(body instanceof FormData)) {
    headers['Content-Type'] = 'application/json';
    body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(path, {method, headers, body, cache: 'no-store', credentials: 'same-origin'});
  } catch {
    throw new Failure(0, words.failure.network);
  }
  if (response.status === 401) {
    location.assign(`/login?expired&next=${encodeURIComponent(location.pathname)}${location.hash}`);
    throw new Failure(401, words.failure.signedOut);
  }
  offerSignIn(name => response.headers.get(name));
  const text = await response.text();
  const json = text && /json/.test(response.headers.get('Content-Type') ?? '') ? JSON.parse(text) : null;
  if (response.status === 423 && method !== 'GET') {
    window.dispatchEvent(new CustomEvent('due-process-locked'));
  }
  if (!response.ok) {
    throw new Failure(response.status, json?.detail ?? words.failure[response.status] ?? words.failure.other, json);
  }
  return json;
}

/** Dates and sizes as a reader of the language expects them, in the organisation's zone. */
export function format(language, zone) {
  const locale = language === 'da' ? 'da-DK' : 'en-GB';
  const day = new Intl.DateTimeFormat(locale, {dateStyle: 'long', timeZone: 'UTC'});
  const dayIn = new Intl.DateTimeFormat(locale, {dateStyle: 'long', timeZone: zone});
  const minute = new Intl.DateTimeFormat(locale, {dateStyle: 'medium', timeStyle: 'short', timeZone: zone});
  const number = new Intl.NumberFormat(locale, {maximumFractionDigits: 1});
  return {
    /** Of a date without time, such as 2026-12-24. */
    day: date => day.format(new Date(`${date}T00:00:00Z`)),
    /** The day of an instant, in the zone. */
    dayOf: instant => dayIn.format(new Date(instant)),
    /** Of an instant. */
    minute: instant => minute.format(new Date(instant)),
    size: bytes => (bytes < 1024 * 1024
      ? `${number.format(Math.max(1, Math.round(bytes / 1024)))} kB`
      : `${number.format(bytes / 1024 / 1024)} MB`),
  };
}

/** A button that can't be pressed twice while its work is under way; failures go to the box beside it. */
export function working(button, work, box) {
  return async event => {
    event?.preventDefault();
    if (button.getAttribute('aria-busy') === 'true') {
      return;
    }
    button.setAttribute('aria-busy', 'true');
    box.replaceChildren();
    try {
      await work();
    } catch (failure) {
      box.replaceChildren(failure instanceof Failure ? failure.message : String(failure));
    } finally {
      button.removeAttribute('aria-busy');
    }
  };
}

export function failureBox() {
  return el('p', {class: 'failure', role: 'alert'});
}

let ids = 0;

/** An id that no other element has. */
export function newId() {
  return `dp-${++ids}`;
}

export function labelled(label, field, hint) {
  field.id ||= newId();
  const hintId = hint ? `${field.id}-hint` : null;
  if (hintId) {
    field.setAttribute('aria-describedby', hintId);
  }
  return el('div', {class: 'field'},
    el('label', {for: field.id}, label),
    hint ? el('p', {class: 'hint', id: hintId}, hint) : null,
    field);
}
