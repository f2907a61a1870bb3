// Runs in every browser, however old (so it is written in the language of 2009): tells who cannot start, and why.
// start.js does the rest.
(function () {
  "use strict";

  window.teji = {
    show: function (id) {
      var block = document.getElementById(id);
      if (block) block.removeAttribute("hidden");
    },
    able: false
  };

  if (document.documentMode) return window.teji.show("compat");

  var modules = "noModule" in document.createElement("script");
  var wasm = typeof WebAssembly === "object" && typeof WebAssembly.instantiate === "function";
  // A function that returns a reference: the newest that our modules ask for (tests/tests/old_browsers.rs).
  var newest = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 111];
  if (!modules || !wasm || !WebAssembly.validate(new Uint8Array(newest))) return window.teji.show("too-old");

  // A script that is loaded later must come from where the page itself came from; a file has no such place but itself.
  if (window.trustedTypes) {
    window.trustedTypes.createPolicy("default", {
      createScriptURL: function (url) {
        if (new URL(url, document.baseURI).origin === self.origin) return url;
        throw new TypeError("blocked " + url);
      }
    });
  }
  window.teji.able = true;
})();
