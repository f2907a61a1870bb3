// The face of a module that was loaded. Nothing of it is shared with another one, and nothing but a call after `free` throws.
import { dayFrom, faultsOf, questionOf, textOf } from "./asking.js";
import { LETTERS, judgementOf, namesOf } from "./judgement.js";
import { judgeMany } from "./many.js";
import { packing } from "./packing.js";
import { standard } from "./standard.js";

export { MISSING, NONE, UNSURE, dayOf, numberOf } from "./asking.js";

const FAULTY = 255;

const frozen = (value) => {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
};

/** The tag of a language that is spoken here, for one that somebody tells: `zh`, `zh-Hans`, `en-GB`. */
export const languageOf = (told = "zh-CN") => {
  const [prefix] = String(told).toLowerCase().split(/[-_]/);
  if (prefix === "zh") return "zh-CN";
  if (prefix === "en") return "en";
  throw new RangeError(`${told}: zh-CN, en`);
};

/** The rules over the glue of one module. */
export const rulesOf = (glue, language) => {
  const own = { glue, rules: new glue.Rules(language) };
  own.words = own.rules.vocabulary();
  own.names = namesOf(own.words.readings);
  own.faults = faultsOf(own.rules);
  const named = (id, tell) => typeof id === "string" ? tell() ?? undefined : undefined;
  let isFreed = false;
  const rules = {
    language,
    // One to read: whoever changes it changes nobody's result, and what is frozen is slow to walk over.
    vocabulary: frozen(structuredClone(own.words)),
    judge: (question, options) => {
      const asked = questionOf(question), day = dayFrom(options);
      if (Number.isNaN(day)) return own.faults.day("today", options);
      const numbers = own.rules.pack(asked, day);
      return numbers ? { ok: true, value: judgementOf(own, asked, day, numbers) } : { ok: false, faults: own.rules.faults(asked) };
    },
    state: (question, options) => {
      const day = dayFrom(options);
      const letter = Number.isNaN(day) ? FAULTY : own.rules.state(questionOf(question), day);
      return letter === FAULTY ? undefined : LETTERS[letter];
    },
    judgeMany: judgeMany(own),
    check: (id, typed, options) => {
      const day = dayFrom(options), text = typed === null || typed === undefined ? "" : textOf(typed);
      return Number.isNaN(day) ? undefined : named(id, () => own.rules.check(id, text, day));
    },
    publicity: (posting) => own.rules.publicity(textOf(posting)),
    form: (id) => named(id, () => own.rules.form(id)),
    schema: (id) => named(id, () => own.rules.schema(id)),
    standard: (id, options) => named(id, () => standard(own, id, options)),
    free: () => {
      if (!isFreed) own.rules.free();
      isFreed = true;
    },
  };
  return glue.Handed ? { ...rules, ...packing(own) } : rules;
};
