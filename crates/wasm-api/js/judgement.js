// A judgement out of the numbers that the module gives. Its larger parts are made when somebody opens them.
import { dayOf } from "./asking.js";

export const LETTERS = ["A", "B", "C", "D", "E", "F"];
const OUTCOMES = ["met", "not-met", "depends-on-reading", "unknown"];
const NEEDED = ["answer", "exact", "decision", "calendar", "ruling"];
const HEAD = 8, RULE = 4;

/** The names of readings that are told as bits, in the order of their names. */
export const namesOf = (readings) => {
  const all = readings.map(({ id }, bit) => ({ id, bit })).sort((one, other) => one.id < other.id ? -1 : 1);
  return (bits) => bits ? all.filter(({ bit }) => bits >> bit & 1).map(({ id }) => id) : [];
};

const needsOf = (own, numbers) => {
  const needs = [];
  for (let at = HEAD + RULE * numbers[6]; at < numbers.length; at += 2) {
    const kind = NEEDED[numbers[at]];
    const { id, name } = (kind === "ruling" ? own.words.readings : own.words.fields)[numbers[at + 1]];
    needs.push({ kind, id, name });
  }
  return needs;
};

const findingsOf = (own, numbers) => {
  const days = new Map();
  const day = (number) => {
    if (!days.has(number)) days.set(number, dayOf(number));
    return days.get(number);
  };
  let at = HEAD;
  return [own.words.conditions, own.words.priority].map((rules) => {
    const open = [];
    for (const { depth, rule: { rule, clause, locator, name, logic, reading, fields } } of rules) {
      // Named one by one: a spread takes ten times as long.
      const finding = {
        rule, clause, locator, name, logic, reading, fields: [...fields], outcome: OUTCOMES[numbers[at]],
        earliest: day(numbers[at + 1]), latest: day(numbers[at + 2]), hangsOn: own.names(numbers[at + 3]), parts: [],
      };
      at += RULE;
      if (depth) open[depth - 1].parts.push(finding);
      open[depth] = finding;
    }
    return open[0];
  });
};

/** A judgement of a question on a day; its members are its own, so that it can be copied, spread and watched. */
export const judgementOf = (own, question, day, numbers) => {
  let details, asked, trees, needs;
  const opened = () => details ??= own.rules.details(question, day);
  const findings = () => trees ??= findingsOf(own, numbers);
  const judgement = {
    get state() { return LETTERS[numbers[0]]; },
    get heading() { return own.words.headings[numbers[0]]; },
    get outcome() { return OUTCOMES[numbers[1]]; },
    get earliest() { return dayOf(numbers[2]); },
    get latest() { return dayOf(numbers[3]); },
    get preferred() { return OUTCOMES[numbers[4]]; },
    get reference() { return dayOf(numbers[5]); },
    get needs() { return needs ??= needsOf(own, numbers); },
    get conditions() { return findings()[0]; },
    get priority() { return findings()[1]; },
    get problems() { return opened().problems; },
    get remarks() { return opened().remarks; },
    get asked() { return details?.asked ?? (asked ??= own.rules.asked(question, day)); },
    get readings() { return opened().readings; },
    get ways() { return opened().ways; },
    get basis() { return opened().basis; },
  };
  return Object.defineProperties(judgement, { numbers: { value: numbers }, toJSON: { value: () => ({ ...judgement }) } });
};
