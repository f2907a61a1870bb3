// Runs the program of drafts and papers away from the page, so that the page stays at hand while a file is made.
// The names of its glue and module come with the address.
const [js, wasm] = location.hash.slice(1).split(",");
const waiting = [];
onmessage = (event) => waiting.push(event);
const { default: init } = await import(new URL(js, location.href).href);
onmessage = null;
await init({ module_or_path: fetch(new URL(wasm, location.href)) });
for (const event of waiting) dispatchEvent(new MessageEvent("message", { data: event.data }));
