// The face of the module: three functions load it, and nothing of it is shared between two that were loaded.
import { standard } from "./standard.js";

const LETTERS = ["A", "B", "C", "D", "E", "F"];
const OUTCOMES = ["met", "not-met", "depends-on-reading", "unknown"];
const NEEDED = ["answer", "exact", "decision", "calendar", "ruling"];
const ALWAYS = -(2 ** 31), NEVER = 2 ** 31 - 1;
const HEAD = 8, RULE = 4, CHUNK = 65_536, FAULTY = 255;

/** A day of the number that counts from 1970-01-01. */
export const dayOf = (number) => {
  if (number === ALWAYS) return "always";
  if (number === NEVER) return "never";
  return new Date(number * 864e5).toISOString().slice(0, 10);
};
/** The number of a day, counted from 1970-01-01; NaN for what is none. */
export const numberOf = (day) => /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) / 864e5 : NaN;
/** What a column of days holds for no answer, for "I do not know", and for `none`. */
export const MISSING = ALWAYS, UNSURE = ALWAYS + 1, NONE = NEVER;

const today = (day) => {
  if (day !== undefined) return Number.isNaN(numberOf(day)) ? undefined : numberOf(day);
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 864e5;
};
// What cannot be written as JSON (a cycle, a BigInt) is no question, and is told as one that is not an object.
const text = (value) => {
  if (typeof value === "string") return value;
  try { return JSON.stringify(value) ?? "null"; } catch { return "null"; }
};
const told = (value) => ({ ok: true, value });

/** A judgement whose parts are made when somebody opens them. */
class Judgement {
  #own; #question; #today; #numbers; #details; #asked; #trees;
  constructor(own, question, day, numbers) {
    [this.#own, this.#question, this.#today, this.#numbers] = [own, question, day, numbers];
  }
  get state() { return LETTERS[this.#numbers[0]]; }
  get heading() { return this.#own.words.headings[this.#numbers[0]]; }
  get outcome() { return OUTCOMES[this.#numbers[1]]; }
  get earliest() { return dayOf(this.#numbers[2]); }
  get latest() { return dayOf(this.#numbers[3]); }
  get preferred() { return OUTCOMES[this.#numbers[4]]; }
  get reference() { return dayOf(this.#numbers[5]); }
  get needs() {
    const start = HEAD + RULE * this.#numbers[6], needs = [];
    for (let at = start; at < this.#numbers.length; at += 2) {
      const kind = NEEDED[this.#numbers[at]];
      const named = (kind === "ruling" ? this.#own.words.readings : this.#own.words.fields)[this.#numbers[at + 1]];
      needs.push({ kind, id: named.id, name: named.name });
    }
    return needs;
  }
  get conditions() { return (this.#trees ??= this.#findings())[0]; }
  get priority() { return (this.#trees ??= this.#findings())[1]; }
  get problems() { return this.#opened().problems; }
  get remarks() { return this.#opened().remarks; }
  get asked() { return this.#details?.asked ?? (this.#asked ??= this.#own.rules.asked(this.#question, this.#today)); }
  get readings() { return this.#opened().readings; }
  get ways() { return this.#opened().ways; }
  get basis() { return this.#opened().basis; }
  /** The same as the numbers that came out of the module. */
  get numbers() { return this.#numbers; }
  toJSON() {
    const { state, heading, outcome, earliest, latest, preferred, reference, needs, conditions, priority } = this;
    return { state, heading, outcome, earliest, latest, preferred, reference, needs, conditions, priority, ...this.#opened() };
  }
  #opened() { return this.#details ??= this.#own.rules.details(this.#question, this.#today); }
  #findings() {
    const { conditions, priority } = this.#own.words, days = new Map();
    const day = (number) => {
      if (!days.has(number)) days.set(number, dayOf(number));
      return days.get(number);
    };
    let at = HEAD;
    return [conditions, priority].map((rules) => {
      const open = [];
      for (const { depth, rule: { rule, clause, locator, name, logic, reading, fields } } of rules) {
        // Named one by one: a spread takes ten times as long.
        const finding = {
          rule, clause, locator, name, logic, reading, fields: [...fields], outcome: OUTCOMES[this.#numbers[at]], earliest: day(this.#numbers[at + 1]), latest: day(this.#numbers[at + 2]),
          hangsOn: this.#own.names(this.#numbers[at + 3]), parts: [],
        };
        at += RULE;
        if (depth) open[depth - 1].parts.push(finding);
        open[depth] = finding;
      }
      return open[0];
    });
  }
}

/** The names of readings that are told as bits, in the order of their names. */
const namesOf = (readings) => {
  const all = readings.map(({ id }, bit) => ({ id, bit })).sort((one, other) => one.id < other.id ? -1 : 1);
  return (bits) => bits ? all.filter(({ bit }) => bits >> bit & 1).map(({ id }) => id) : [];
};

/** The rules over one module that was loaded. */
export const rulesOf = (glue, { language = "zh-CN" } = {}) => {
  const own = { rules: new glue.Rules(language) };
  own.words = own.rules.vocabulary();
  own.names = namesOf(own.words.readings);
  // What is wrong with a day is told as it is of the day of reference.
  const noDay = (name, day) => ({
    ok: false, faults: own.rules.faults(JSON.stringify({ reference: String(day) })).map((fault) => ({ ...fault, path: [name] })),
  });
  const judge = (question, options = {}) => {
    const asked = text(question), day = today(options.today);
    if (day === undefined) return noDay("today", options.today);
    const numbers = own.rules.pack(asked, day);
    return numbers ? told(new Judgement(own, asked, day, numbers)) : { ok: false, faults: own.rules.faults(asked) };
  };
  const state = (question, options = {}) => {
    const letter = own.rules.state(text(question), today(options.today) ?? 0);
    return letter === FAULTY ? undefined : LETTERS[letter];
  };
  const judgeMany = ({ count, columns, rulings, reference }, options = {}) => {
    const day = today(options.today), settled = text({ rulings, reference });
    if (day === undefined) return noDay("today", options.today);
    const out = {
      states: new Uint8Array(count), earliest: new Int32Array(count), latest: new Int32Array(count),
      preferred: new Uint8Array(count), hangsOn: new Uint32Array(count),
    };
    for (let from = 0; from === 0 || from < count; from += CHUNK) {
      const to = Math.min(count, from + CHUNK), last = to === count;
      const sheet = new glue.Sheet();
      try {
        for (const [field, column] of Object.entries(columns)) {
          // The last piece takes what is there, so that a column of another length is told.
          const part = column.slice(from, last ? undefined : to);
          if (part instanceof Uint8Array) sheet.choices(field, part);
          else if (part instanceof Int32Array) sheet.days(field, part);
          else sheet.lines(field, Array.from(part, (typed) => String(typed ?? "").replaceAll("\n", " ")).join("\n"));
        }
        const judged = sheet.judge(own.rules, to - from, settled, day);
        if (Array.isArray(judged)) return { ok: false, faults: judged };
        out.states.set(judged.states(), from);
        out.earliest.set(judged.earliest(), from);
        out.latest.set(judged.latest(), from);
        out.preferred.set(judged.preferred(), from);
        out.hangsOn.set(judged.hangs_on(), from);
        judged.free();
      } finally {
        sheet.free();
      }
    }
    return told(out);
  };
  const rules = {
    judge, state, judgeMany,
    language,
    vocabulary: own.words,
    check: (id, typed, options = {}) => own.rules.check(id, String(typed ?? ""), today(options.today) ?? 0) ?? undefined,
    publicity: (posting) => own.rules.publicity(text(posting)),
    form: (id) => own.rules.form(id) ?? undefined,
    schema: (id) => own.rules.schema(id) ?? undefined,
    standard: (id, options) => standard(own.rules, id, today, options),
    free: () => own.rules.free(),
  };
  return glue.Handed ? { ...rules, ...packagesOf(glue, own, noDay) } : rules;
};

const PIECE = 1 << 20;

const packagesOf = (glue, own, noDay) => ({
  assemble: ({ application, batch, evidence = [], made }, options = {}) => {
    const [madeOn, day] = [today(made), today(options.today)];
    if (madeOn === undefined) return noDay("made", made);
    if (day === undefined) return noDay("today", options.today);
    const handed = new glue.Handed(), files = new Map();
    for (const { person = 0, number, bytes } of evidence) {
      files.set(`${person}/${number}`, bytes);
      for (let at = 0; at === 0 || at < bytes.length; at += PIECE) handed.pass(person, number, bytes.subarray(at, at + PIECE));
    }
    const planned = own.rules.assemble(text(batch ?? application), batch !== undefined, handed, madeOn, day);
    if (Array.isArray(planned)) return { ok: false, faults: planned };
    const parts = Array.from({ length: planned.length() }, (_, at) => planned.bytes(at) ?? files.get([...planned.evidence(at)].join("/")));
    const value = { ...planned.told(), parts };
    planned.free();
    return told(value);
  },
  open: (bytes, options = {}) => {
    const day = today(options.today);
    return day === undefined ? noDay("today", options.today) : own.rules.open(bytes, day);
  },
});
