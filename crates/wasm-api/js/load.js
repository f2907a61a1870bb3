// Loads one of the two modules: that of the rules, or the larger one that makes and opens packages, too.
import { languageOf, rulesOf } from "./teji.js";

export const loadWith = async (options, found) => {
  const { packages = false, language, module } = options ?? {};
  const tag = languageOf(language);
  const { default: create } = packages ? await import("./packages.glue.js") : await import("./teji.glue.js");
  const glue = create();
  await glue({ module_or_path: module ?? found(packages) });
  return rulesOf(glue, tag);
};
