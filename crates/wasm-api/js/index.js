// For browsers and bundlers: the module is fetched from beside this file, or taken from whoever hands it in.
import { loadWith } from "./load.js";

export { MISSING, NONE, UNSURE, dayOf, numberOf } from "./teji.js";

/** Loads the rules; each call has a module of its own. */
export const load = (options) => loadWith(options, (packages) =>
  packages ? new URL("./packages.wasm", import.meta.url) : new URL("./teji.wasm", import.meta.url));
