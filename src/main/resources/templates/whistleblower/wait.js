// Solves the puzzle of the waiting page, so that one need not wait: finds a number with which the SHA-256 of the pass begins
// with so many zero bits. Nothing is sent anywhere but in the address of the page that follows.
(function () {
  "use strict";
  var K = [], START = [];
  (function () {
    function fraction(x) { return ((x - Math.floor(x)) * 4294967296) | 0; }
    for (var n = 2, i = 0; i < 64; n++) {
      var prime = true;
      for (var d = 2; d * d <= n; d++) { if (n % d === 0) { prime = false; break; } }
      if (prime) {
        if (i < 8) { START[i] = fraction(Math.pow(n, 1 / 2)); }
        K[i++] = fraction(Math.pow(n, 1 / 3));
      }
    }
  })();

  var w = new Int32Array(64);

  function block(h, bytes, at) {
    for (var t = 0; t < 16; t++) {
      var j = at + t * 4;
      w[t] = (bytes[j] << 24) | (bytes[j + 1] << 16) | (bytes[j + 2] << 8) | bytes[j + 3];
    }
    for (t = 16; t < 64; t++) {
      var x = w[t - 15], y = w[t - 2];
      var s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      var s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[t] = (w[t - 16] + s0 + w[t - 7] + s1) | 0;
    }
    var a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], k = h[7];
    for (t = 0; t < 64; t++) {
      var e1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      var t1 = (k + e1 + ((e & f) ^ (~e & g)) + K[t] + w[t]) | 0;
      var a0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      var t2 = (a0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      k = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
    }
    h[0] = (h[0] + a) | 0; h[1] = (h[1] + b) | 0; h[2] = (h[2] + c) | 0; h[3] = (h[3] + d) | 0;
    h[4] = (h[4] + e) | 0; h[5] = (h[5] + f) | 0; h[6] = (h[6] + g) | 0; h[7] = (h[7] + k) | 0;
  }

  function first(text) {
    var length = text.length, blocks = ((length + 8) >> 6) + 1, bytes = new Uint8Array(blocks * 64);
    for (var i = 0; i < length; i++) { bytes[i] = text.charCodeAt(i); }
    bytes[length] = 128;
    new DataView(bytes.buffer).setUint32(bytes.length - 4, length * 8);
    var h = START.slice();
    for (i = 0; i < blocks; i++) { block(h, bytes, i * 64); }
    return h[0];
  }

  var on = document.getElementById("on");
  var pass = on.getAttribute("data-pass"), bits = Number(on.getAttribute("data-bits")), n = 0;

  function work() {
    for (var end = n + 20000; n < end; n++) {
      if (Math.clz32(first(pass + "~" + n)) >= bits) {
        location.replace(on.href + "~" + n);
        return;
      }
    }
    setTimeout(work, 0);
  }

  if (bits > 0) { work(); }
})();
