// Runs a program away from the page, so that the page stays at hand while a file is made: that of drafts and papers, or
// the one that seals. The names of its glue, its module and its words come with the address, and the digests they must have.
const [js, wasm, integrity, ...words] = location.hash.slice(1).split(",");
const waiting = [];
onmessage = (event) => waiting.push(event);
try {
  const fetched = (name, integrity) => fetch(new URL(name, location.href), { integrity });
  const text = async (place) => (await fetched(words[place], words[place + 1])).text();
  const [{ default: init }, answer, first, later] = await Promise.all([import(new URL(js, location.href).href), fetched(wasm, integrity), text(0), text(2)]);
  self.teji = { words: first + later };
  await init({ module_or_path: answer });
  onmessage = null;
  for (const event of waiting) dispatchEvent(new MessageEvent("message", { data: event.data }));
} catch {
  postMessage({ absent: true });
}
