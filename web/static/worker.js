// Runs a program away from the page, so that the page stays at hand while a file is made: that of drafts and papers, or
// the one that seals. The names of its glue and module come with the address, and the digest that its module must have.
const [js, wasm, integrity] = location.hash.slice(1).split(",");
const waiting = [];
onmessage = (event) => waiting.push(event);
try {
  const module = fetch(new URL(wasm, location.href), integrity ? { integrity } : {});
  const [{ default: init }, answer] = await Promise.all([import(new URL(js, location.href).href), module]);
  await init({ module_or_path: answer });
  onmessage = null;
  for (const event of waiting) dispatchEvent(new MessageEvent("message", { data: event.data }));
} catch {
  postMessage({ absent: true });
}
