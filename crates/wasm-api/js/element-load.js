// The module's code is fetched and compiled once for all elements; each has rules of its own.
import { loadWith } from "./load.js";

const compiled = new Map();

const compile = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  // Some servers give the module a type that a browser will not compile on the way.
  const isWasm = answer.headers.get("content-type")?.startsWith("application/wasm");
  return isWasm ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
};

/** The rules in a language, from the module at an address or from beside this file. */
export const rulesFor = async (language, address) => {
  const url = String(address ?? new URL("./teji.wasm", import.meta.url));
  if (!compiled.has(url)) compiled.set(url, compile(url));
  try {
    return await loadWith({ language, module: await compiled.get(url) });
  } catch (problem) {
    compiled.delete(url); // Another try fetches it anew.
    throw problem;
  }
};
