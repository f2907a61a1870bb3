// What comes from outside is looked at here before the module sees it. Nothing throws, whatever comes.

const ALWAYS = -(2 ** 31), NEVER = 2 ** 31 - 1;
/** What a column of days holds for no answer, for "I do not know", and for `none`. */
export const MISSING = ALWAYS, UNSURE = ALWAYS + 1, NONE = NEVER;
const FIRST = Date.UTC(1900, 0, 1) / 864e5, LAST = Date.UTC(2199, 11, 31) / 864e5;

const written = (number) => new Date(number * 864e5).toISOString().slice(0, 10);

/** A day of the number that counts from 1970-01-01; empty for what is none. Results reach beyond the years of answers. */
export const dayOf = (number) => {
  if (number === ALWAYS) return "always";
  if (number === NEVER) return "never";
  return Number.isInteger(number) && number > -719_163 && number < 2_932_897 ? written(number) : "";
};

/** The number of a day from 1900 to 2199, counted from 1970-01-01; NaN for what is none. */
export const numberOf = (day) => {
  const number = typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) / 864e5 : NaN;
  // Some engines take 30 February for the second of March.
  return number >= FIRST && number <= LAST && written(number) === day ? number : NaN;
};

const tag = (value) => { try { return Object.prototype.toString.call(value).slice(8, -1); } catch { return "Proxy"; } };

/** Whether it is an object with members of its own, and no list, map, day or the like. */
export const isPlain = (value) => typeof value === "object" && value !== null && tag(value) === "Object";

/** Bytes, or numbers of four bytes, whoever's window they come from. */
export const isBytes = (value) => ArrayBuffer.isView(value) && tag(value) === "Uint8Array";
export const isWhole = (value) => ArrayBuffer.isView(value) && tag(value) === "Int32Array";
export const isBuffer = (value) => tag(value) === "ArrayBuffer" || tag(value) === "SharedArrayBuffer";

/** The members of an object of its own; none where it does not let itself be looked at. */
export const membersOf = (value) => {
  if (!isPlain(value)) return [];
  try { return Object.entries(value).filter(([, member]) => member !== undefined); } catch { return []; }
};

/** A member of an object's own, never an inherited one. */
export const memberOf = (value, name) => membersOf(value).find(([own]) => own === name)?.[1];

/** What JSON says of a value as it is; a list stands for everything else, so that it is told as what it is not. */
const said = (value) =>
  value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value) ? value : [];

/** Answers as plain data: every member a text, or what it is not. */
export const answersOf = (value) =>
  isPlain(value) ? Object.fromEntries(membersOf(value).map(([name, member]) => [name, said(member)])) : said(value);

/** A question as JSON text. */
export const questionOf = (value) => {
  if (typeof value === "string") return value;
  const member = ([name, one]) => [name, name === "facts" || name === "rulings" ? answersOf(one) : said(one)];
  return JSON.stringify(isPlain(value) ? Object.fromEntries(membersOf(value).map(member)) : said(value));
};

/** Whatever it is, as JSON text. */
export const textOf = (value) => {
  if (typeof value === "string") return value;
  try { return JSON.stringify(value) ?? "null"; } catch { return "[]"; }
};

const today = () => {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 864e5;
};

/** The number of a day that somebody tells, or of the device's own; NaN where what was told is none. */
export const dayFrom = (options, name = "today") => {
  const day = memberOf(options, name);
  return day === undefined ? today() : numberOf(day);
};

const shown = (value) => { try { return String(value).slice(0, 20); } catch { return "?"; } };
const typeOf = (value) =>
  value === null || value === undefined ? "null" : Array.isArray(value) ? "array"
    : ["boolean", "number", "string"].includes(typeof value) ? typeof value : "object";

/** Faults that are found here, with the sentences of the module. */
export const faultsOf = (rules) => {
  const fault = (kind, path, found, wanted = "") => rules.fault(kind, path.join("\n"), found, wanted);
  return {
    day: (name, options) => ({ ok: false, faults: [fault("day", [name], shown(memberOf(options, name)))] }),
    type: (path, wanted, found) => fault("type", path, rules.type_name(typeOf(found)), rules.type_name(wanted)),
    unknown: (path, known) => fault("unknown", path, path.at(-1), known.join(", ")),
    twice: (path) => fault("twice", path, path.at(-1)),
    length: (path, found, wanted) => fault("length", path, String(found), String(wanted)),
    large: (found) => fault("syntax", [], found),
  };
};
