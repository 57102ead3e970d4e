// The window in which somebody has signed in once more tells the one that asked for it, and closes.
if (document.querySelector('[data-fresh]')) {
  new BroadcastChannel('due-process-sign-in').postMessage('again');
  window.close();
}
