// Goes through packages with the very module that the site serves, in Node: its worker's part needs a few of a
// browser's things, which stand here. Arguments: the folder of the site, today's date, then packages. Prints for each the
// digest of the report, or the key of what keeps it from being opened.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, today, ...packages] = process.argv.slice(2);

// A Blob whose bytes can be read at once, as FileReaderSync does it in a worker.
class Bytes {
  constructor(parts, { type = "" } = {}) {
    this.bytes = Buffer.concat(parts.map((part) => part.bytes ?? Buffer.from(part)));
    this.type = type;
  }
  get size() { return this.bytes.length; }
  slice(start, end) { return new Bytes([this.bytes.subarray(start, end)]); }
}
const listeners = new Map();
Object.assign(globalThis, {
  Blob: Bytes,
  FileReaderSync: class { readAsArrayBuffer({ bytes }) { return Uint8Array.from(bytes).buffer; } },
  DedicatedWorkerGlobalScope: { [Symbol.hasInstance]: () => true },
  addEventListener: (name, heard) => listeners.set(name, [...(listeners.get(name) ?? []), heard]),
  MessageEvent: class { constructor(data) { this.data = data; } },
  said: null,
  postMessage: (message) => { globalThis.said = message; },
});

const named = (start, end) => readdirSync(folder).find((name) => name.startsWith(start) && name.endsWith(end));
const words = (start) => readFileSync(join(folder, named(start, ".txt")), "utf8");
globalThis.teji = { words: words("words-") + words("later-words-") };
const { default: init } = await import(pathToFileURL(join(folder, named("teji-hr-", ".js"))));
await init({ module_or_path: readFileSync(join(folder, named("teji-hr_bg-", ".wasm"))) });
for (const name of packages) {
  const file = new Bytes([readFileSync(name)]);
  globalThis.said = null;
  const start = performance.now();
  for (const heard of listeners.get("message")) heard(new MessageEvent({ making: "recheck", file, today }));
  const { news, fault } = globalThis.said;
  if (process.env.TEJI_TIMES) console.error(`${Math.round(performance.now() - start)} ms`);
  console.log(news ? JSON.parse(news).code : fault);
}
