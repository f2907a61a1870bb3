// Loads the app: its glue and its module, whose names and digest stand on this script's own tag.
const { js, wasm, integrity } = document.querySelector("script[data-wasm]").dataset;
const at = (name) => new URL(name, document.baseURI).href;

if (window.teji && window.teji.able) {
  const module = fetch(at(wasm), integrity ? { integrity } : {});
  import(at(js))
    .then(({ default: init }) => init({ module_or_path: module }))
    .then(() => document.documentElement.setAttribute("data-ready", ""))
    .catch((reason) => {
      const { CompileError, LinkError, RuntimeError } = WebAssembly;
      const is = (...kinds) => kinds.some((kind) => reason instanceof kind);
      if (is(RuntimeError)) window.teji.show("crashed");
      else if (is(CompileError, LinkError, SyntaxError)) window.teji.show("too-old");
      else window.teji.show("not-loaded");
    });
}
