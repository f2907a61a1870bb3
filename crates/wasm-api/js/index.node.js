// For Node and Deno: the module is read from beside this file, or taken from whoever hands it in.
import { readFile } from "node:fs/promises";
import { loadWith } from "./load.js";

export { MISSING, NONE, UNSURE, dayOf, numberOf } from "./teji.js";

/** Loads the rules; each call has a module of its own. */
export const load = (options) => loadWith(options, (packages) =>
  readFile(packages ? new URL("./packages.wasm", import.meta.url) : new URL("./teji.wasm", import.meta.url)));
