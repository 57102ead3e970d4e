// A page of Tasklist or Cockpit is named after the #, which no server sees: it goes along in the form, or in the link.
const next = document.querySelector('input[name=next]');
if (location.hash && next?.value) {
  next.value += location.hash;
}
const enter = document.querySelector('a.enter');
if (enter) {
  const address = new URL(enter.href);
  if (location.hash && address.searchParams.get('next')) {
    address.searchParams.set('next', address.searchParams.get('next') + location.hash);
    enter.href = address.href;
  }
}
