// Loads the program that the address needs, and changes over when the address crosses from one to another.
// Their glue and modules, and the modules' digests, stand on this script's own tag; a page that is one file carries them.
const { carried, able } = window.teji || {};
const { words, wordsIntegrity, js, wasm, integrity, laterJs, laterWasm, laterIntegrity, hrJs, hrWasm, hrIntegrity, laterCss, laterCssIntegrity } = carried ? {} : document.querySelector("script[data-wasm]").dataset;
const root = document.documentElement;
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

// Sentences that all programs share, once; each takes them when it starts.
const said = async () => {
  const { teji } = window;
  if (!teji.words) teji.words = await (await fetched(words, { integrity: wordsIntegrity || "" })).text();
};

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
const load = (name) => {
  const program = programs[name];
  const start = () => {
    if (carried) return carried(name);
    const module = fetched(program.wasm, program.integrity ? { integrity: program.integrity } : {});
    // A script that import() did not get is never asked for again by it, so a late one is fetched before.
    const come = () => import(at(program.js));
    const glue = shown ? fetched(program.js).then(come) : come();
    return Promise.all([glue, module, styled(program), said()]).then(([{ default: init }]) => init({ module_or_path: module }));
  };
  if (!program.ready) program.ready = start();
  program.ready.catch(() => { program.ready = null; });
  return program.ready;
};

// A program that is still taking files in has the attribute data-busy; it is not taken down before it has them.
const idle = () => new Promise((done) => {
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
  return load(name).then(idle).then(() => {
    if (wanted() !== name) return show();
    if (name === shown) return;
    if (shown) tell("teji-close-" + shown);
    shown = name;
    tell("teji-open-" + name);
    root.setAttribute("data-ready", "");
    keep(name);
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

// The device keeps the site (sw.js), and of its programs those that were opened once. A new version waits for the next
// start or for its button, which stands only where nothing is filled in. Where a browser keeps nothing, all goes on.
const { serviceWorker } = navigator;
const kept = carried || !able || !serviceWorker ? null : serviceWorker.register(at("sw.js")).catch(() => null);
const keep = (name) => kept && kept.then((there) => there && serviceWorker.ready.then(({ active }) => active.postMessage(name)));
if (kept) kept.then((there) => {
  if (!there) return;
  const look = () => root.toggleAttribute("data-newer", Boolean(there.waiting));
  there.onupdatefound = () => { there.installing.onstatechange = look; };
  look();
  document.addEventListener("click", ({ target }) => {
    if (target.id !== "renew" || !there.waiting) return;
    serviceWorker.oncontrollerchange = () => location.reload();
    there.waiting.postMessage("now");
  });
});
const online = () => root.toggleAttribute("data-offline", !navigator.onLine);
addEventListener("online", online);
addEventListener("offline", online);
online();

if (able) {
  addEventListener("hashchange", () => show().catch(failed));
  show().catch(failed);
}
