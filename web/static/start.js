// Loads the program that the address needs, and changes over when the address crosses from one to another.
// Their glue and modules, and the modules' digests, stand on this script's own tag; a page that is one file carries them.
const { carried, able } = window.teji || {};
const { words, wordsIntegrity, laterWords, laterWordsIntegrity, js, wasm, integrity, laterJs, laterWasm, laterIntegrity, hrJs, hrWasm, hrIntegrity, laterCss, laterCssIntegrity } = carried ? {} : document.querySelector("script[data-wasm]").dataset;
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

// Sentences that programs share, once; each takes them when it starts.
const said = async ({ later }) => {
  const { teji } = window;
  const take = async (name, integrity) => (await fetched(name, { integrity: integrity || "" })).text();
  const texts = [teji.words || take(words, wordsIntegrity), later && laterWords ? teji.laterWords || take(laterWords, laterWordsIntegrity) : ""];
  [teji.words, teji.laterWords] = await Promise.all(texts);
};

// A module is compiled while it comes, and runs only if its digest is right.
const compiled = async ({ wasm, integrity }) => {
  const secure = window.crypto && crypto.subtle;
  if (!integrity || !secure) return WebAssembly.compile(await (await fetched(wasm, { integrity: integrity || "" })).arrayBuffer());
  const [one, other] = (await fetched(wasm)).body.tee();
  const digest = new Response(other).arrayBuffer().then((bytes) => secure.digest("SHA-384", bytes));
  const module = WebAssembly.compileStreaming(new Response(one, { headers: { "Content-Type": "application/wasm" } }));
  const found = btoa(String.fromCharCode(...new Uint8Array(await digest)));
  if (integrity !== `sha384-${found}`) throw new TypeError(wasm);
  return module;
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
    // A script that import() did not get is never asked for again by it, so a late one is fetched before.
    const come = () => import(at(program.js));
    const glue = shown ? fetched(program.js).then(come) : come();
    return Promise.all([glue, compiled(program), styled(program), said(program)]).then(([{ default: init }, module]) => init({ module_or_path: module }));
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

const failed = async (reason) => {
  const { CompileError, LinkError, RuntimeError } = WebAssembly;
  const is = (...kinds) => kinds.some((kind) => reason instanceof kind);
  if (is(RuntimeError)) return window.teji.show("crashed");
  // A page of an older version asks for what its host may have no longer.
  const newer = await sought();
  if (shown) tell("teji-far");
  else if (newer) renew(newer);
  else if (is(CompileError, LinkError, SyntaxError)) window.teji.show("too-old");
  else window.teji.show("not-loaded");
};

// The device keeps the site (sw.js), and of its programs those that were opened once. A new version waits for the next
// start or for its button, which stands only where nothing is lost by it. Where a browser keeps nothing, all goes on.
let serviceWorker = null;
try {
  if (able && !carried) ({ serviceWorker } = navigator);
} catch {}
const kept = serviceWorker ? serviceWorker.register(at("sw.js")).catch(() => null) : Promise.resolve(null);
const keep = (name) => kept.then((there) => there && serviceWorker.ready.then(({ active }) => active.postMessage(name)));
const arrived = (worker) => new Promise((done) => {
  const look = () => {
    if (worker.state !== "installing") done(worker.state === "installed" ? worker : null);
  };
  worker.addEventListener("statechange", look);
  look();
});

// A newer version that waits, or comes when it is asked for.
const sought = async () => {
  const there = await kept;
  if (!there || !serviceWorker.controller) return null;
  await there.update().catch(() => {});
  return there.waiting || (there.installing && arrived(there.installing));
};
const renew = (newer) => {
  serviceWorker.addEventListener("controllerchange", () => location.reload());
  newer.postMessage("now");
};
kept.then((there) => {
  if (!there) return;
  // The very first one waits for a moment, too, and is no newer one.
  const tellNewer = () => root.toggleAttribute("data-newer", isOld || Boolean(there.waiting && serviceWorker.controller));
  const coming = () => there.installing && arrived(there.installing).then(tellNewer);
  // Where another window has changed over, this one is the old one now.
  let isOld = false;
  if (serviceWorker.controller) serviceWorker.addEventListener("controllerchange", () => {
    isOld = true;
    tellNewer();
  });
  there.onupdatefound = coming;
  coming();
  tellNewer();
  document.addEventListener("click", ({ target }) => {
    if (target.id !== "renew") return;
    if (there.waiting) renew(there.waiting);
    else location.reload();
  });
  // Whoever clears everything keeps the site no longer, until they come again.
  document.addEventListener("teji-clear", () => {
    caches.delete(`teji ${new URL("./", document.baseURI).pathname}`);
    there.unregister();
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
