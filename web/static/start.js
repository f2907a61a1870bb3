// Loads the program that the address needs, and changes over when the address crosses from one to another.
// Their glue and modules, and the modules' digests, stand on this script's own tag.
const { js, wasm, integrity, laterJs, laterWasm, laterIntegrity, hrJs, hrWasm, hrIntegrity, laterCss, laterCssIntegrity } = document.querySelector("script[data-wasm]").dataset;
const at = (name) => new URL(name, document.baseURI).href;
const tell = (name) => document.dispatchEvent(new Event(name));

const programs = {
  check: { js, wasm, integrity },
  desk: { js: laterJs, wasm: laterWasm, integrity: laterIntegrity, later: true },
  hr: { js: hrJs, wasm: hrWasm, integrity: hrIntegrity, later: true }
};
const wanted = () => {
  if (/^#\/(hr|plan|recheck)(\/|$)/.test(location.hash)) return "hr";
  return /^#\/(files|help|me|rules|tools|privacy)(\/|$)/.test(location.hash) ? "desk" : "check";
};
let shown = null;

const fetched = (name, options) => fetch(at(name), options).then((answer) => {
  if (answer.ok) return answer;
  throw new TypeError(name);
});

// The style of what comes later, once; a page without it can be used all the same.
let style = null;
const styled = ({ later }) => {
  if (later && laterCss && !style) style = new Promise((done) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: at(laterCss), onload: done, onerror: done });
    if (laterCssIntegrity) link.integrity = laterCssIntegrity;
    document.head.append(link);
  });
  return style;
};

// Once; after a failure, once more.
const load = (program) => {
  const start = () => {
    const module = fetched(program.wasm, program.integrity ? { integrity: program.integrity } : {});
    // A script that import() did not get is never asked for again by it, so a late one is fetched before.
    const come = () => import(at(program.js));
    const glue = shown ? fetched(program.js).then(come) : come();
    return Promise.all([glue, module, styled(program)]).then(([{ default: init }]) => init({ module_or_path: module }));
  };
  if (!program.ready) program.ready = start();
  program.ready.catch(() => { program.ready = null; });
  return program.ready;
};

// A program that is still taking files in has the attribute data-busy; it is not taken down before it has them.
const idle = () => new Promise((done) => {
  const root = document.documentElement;
  const look = () => {
    if (root.hasAttribute("data-busy")) return;
    watch.disconnect();
    done();
  };
  const watch = new MutationObserver(look);
  watch.observe(root, { attributes: true });
  look();
});

const show = () => {
  const name = wanted();
  if (name === shown) return Promise.resolve();
  return load(programs[name]).then(idle).then(() => {
    if (wanted() !== name) return show();
    if (name === shown) return;
    if (shown) tell("teji-close-" + shown);
    shown = name;
    tell("teji-open-" + name);
    document.documentElement.setAttribute("data-ready", "");
  });
};

const failed = (reason) => {
  const { CompileError, LinkError, RuntimeError } = WebAssembly;
  const is = (...kinds) => kinds.some((kind) => reason instanceof kind);
  if (is(RuntimeError)) window.teji.show("crashed");
  else if (shown) tell("teji-far");
  else if (is(CompileError, LinkError, SyntaxError)) window.teji.show("too-old");
  else window.teji.show("not-loaded");
};

if (window.teji && window.teji.able) {
  addEventListener("hashchange", () => show().catch(failed));
  show().catch(failed);
}
