// A page of Tasklist or Cockpit is named after the #, which no server sees: it goes along in the form.
const next = document.querySelector('input[name=next]');
if (location.hash && next.value) {
  next.value += location.hash;
}
