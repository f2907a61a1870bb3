// Hands out the programs that a page carries which is one file: nothing is fetched. Their glue stands in the scripts after
// this one, their modules, packed, in elements that run nothing. start.js asks for them, and so does whoever wants a worker.
(function () {
  "use strict";
  const { teji } = window;
  teji.glue = {};
  teji.words = document.getElementById("words").textContent;
  if (teji.able && !window.DecompressionStream) {
    teji.able = false;
    teji.show("too-old");
  }
  const text = (id) => document.getElementById(id).textContent;
  const once = (make) => {
    const made = {};
    return (name) => made[name] || (made[name] = make(name));
  };

  const bytes = once((name) => {
    const packed = Uint8Array.from(atob(text("module-" + name)), (sign) => sign.charCodeAt(0));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  });
  teji.carried = once((name) => bytes(name).then(WebAssembly.compile).then((module) => teji.glue[name]({ module_or_path: module })));

  // ---- workers: of the same texts, and without any where the browser has none for such a page ----

  const ALIVE = "alive";
  const worked = () => {
    onmessage = ({ data: module }) => {
      const waiting = [];
      onmessage = ({ data }) => waiting.push(data);
      const [init] = Object.values(self.teji.glue);
      init({ module_or_path: WebAssembly.compile(module) }).then(() => {
        onmessage = null;
        for (const data of waiting) dispatchEvent(new MessageEvent("message", { data }));
      });
      postMessage("alive");
    };
  };
  const script = (name) => new Blob([`self.teji = { glue: {}, words: ${JSON.stringify(teji.words)} };\n`, text("glue-" + name), `\n(${worked})();`], { type: "text/javascript" });

  // Looks like a worker to those who use it. What comes before it is known who does the work waits.
  class Hand extends EventTarget {
    constructor(name) {
      super();
      this.name = name;
      this.asked = new Promise((done) => { this.settle = done; });
      this.seek().then(this.settle);
    }

    async seek() {
      const worker = await hired(this.name);
      if (!worker) return await stood(this);
      this.worker = worker;
      if (this.over) return worker.terminate();
      for (const kind of ["message", "error"]) worker.addEventListener(kind, (event) => this.pass(kind, event.data));
      return (message) => worker.postMessage(message);
    }

    pass(kind, data) {
      if (!this.over) this.dispatchEvent(kind === "message" ? new MessageEvent(kind, { data }) : new Event(kind));
    }

    postMessage(message) {
      this.asked = this.asked.then((give) => {
        if (give) give(message);
        return give;
      }).catch(() => this.pass("error"));
    }

    terminate() {
      this.over = true;
      if (this.worker) this.worker.terminate();
    }
  }

  // A worker that says that it lives; nothing, where none can be had or it stays silent, and then none is asked for again.
  let none = !window.Worker;
  const hired = (name) => bytes(name).then((module) => none ? null : new Promise((done) => {
    let worker;
    const url = URL.createObjectURL(script(name));
    const end = (found) => {
      clearTimeout(patience);
      URL.revokeObjectURL(url);
      none = !found;
      if (!found && worker) worker.terminate();
      done(found);
    };
    const patience = setTimeout(() => end(null), 5000);
    try {
      worker = new Worker(url);
    } catch {
      return end(null);
    }
    worker.onerror = () => end(null);
    worker.onmessage = ({ data }) => {
      worker.onmessage = worker.onerror = null;
      end(data === ALIVE ? worker : null);
    };
    worker.postMessage(module);
  }));

  // The page does the work itself: the program listens to this object as it would to a worker's own scope.
  const stood = (hand) => teji.carried(hand.name).then(() => {
    readAtOnce();
    const scope = new EventTarget();
    scope.postMessage = (data) => setTimeout(() => hand.pass("message", data));
    document.dispatchEvent(new CustomEvent("teji-work-" + hand.name, { detail: scope }));
    let last = Promise.resolve();
    return (message) => {
      last = last.then(() => readable(message)).then(() => {
        if (!hand.over) scope.dispatchEvent(new MessageEvent("message", { data: message }));
      }).catch(() => hand.pass("error"));
    };
  });

  teji.worker = (name) => new Hand(name);

  // ---- files that are read at once, which browsers allow to workers alone: their bytes are held beside them ----

  const held = new WeakMap();
  const readAtOnce = () => {
    if (window.FileReaderSync) return;
    window.FileReaderSync = class {
      readAsArrayBuffer(blob) {
        const found = held.get(blob);
        if (!found) throw new DOMException("", "NotReadableError");
        return found.slice().buffer;
      }
    };
    const { slice } = Blob.prototype;
    Blob.prototype.slice = function (from = 0, to = this.size, kind = "") {
      const part = slice.call(this, from, to, kind);
      if (held.has(this)) held.set(part, held.get(this).subarray(from, to));
      return part;
    };
    window.Blob = new Proxy(Blob, {
      construct(plain, [parts = [], options]) {
        const blob = new plain(parts, options);
        const all = [...parts].map(bytesOf);
        if (all.every(Boolean)) held.set(blob, joined(all, blob.size));
        return blob;
      }
    });
  };
  const bytesOf = (part) => {
    if (part instanceof Blob) return held.get(part);
    if (typeof part === "string") return new TextEncoder().encode(part);
    return part instanceof ArrayBuffer ? new Uint8Array(part) : new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
  };
  const joined = (all, size) => {
    const whole = new Uint8Array(size);
    let at = 0;
    for (const one of all) {
      whole.set(one, at);
      at += one.length;
    }
    return whole;
  };
  const readable = async (value) => {
    if (value instanceof Blob) {
      if (!held.has(value)) held.set(value, new Uint8Array(await value.arrayBuffer()));
    } else if (value && typeof value === "object") {
      for (const part of Object.values(value)) await readable(part);
    }
  };
})();
