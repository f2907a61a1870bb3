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
  if (!modules || !wasm) return window.teji.show("too-old");

  // A script that is loaded later must come from where the page itself came from.
  if (window.trustedTypes) {
    window.trustedTypes.createPolicy("default", {
      createScriptURL: function (url) {
        if (new URL(url, document.baseURI).origin === location.origin) return url;
        throw new TypeError("blocked " + url);
      }
    });
  }
  window.teji.able = true;
})();
