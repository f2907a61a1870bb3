// Measures the module for other programs beside peers, in one run: node --expose-gc bench-module.mjs <the package>.
// Medians of nine rounds of processor time; ratios are to plain JavaScript that a careful person would write by hand.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { Engine } from "json-rules-engine";
import * as v from "valibot";
import { number, person, read, verdict, years } from "./plain-rules.mjs";

const folder = process.argv[2];
const { load, numberOf, MISSING, NONE } = await import(pathToFileURL(join(folder, "index.node.js")));
const ROUNDS = 9, COUNT = 10_000, DAY = "2026-11-25", options = { today: DAY };

const cpu = () => { const { user, system } = process.cpuUsage(); return user + system; };
const median = (all) => all.sort((a, b) => a - b)[all.length >> 1];
const measured = async (tasks, count) => {
  const times = Object.fromEntries(Object.keys(tasks).map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, task] of Object.entries(tasks)) {
      globalThis.gc();
      const start = cpu();
      await task();
      // The first round warms up.
      if (round) times[name].push((cpu() - start) / count);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
};
const table = (head, times, base) => {
  console.log(`\n${head}`);
  for (const [name, time] of Object.entries(times)) console.log(`| ${name} | ${time.toFixed(2)} | ${(time / times[base]).toFixed(2)} |`);
};

const teji = await load();
const people = Array.from({ length: COUNT }, person);
const questions = people.map((facts) => JSON.stringify({ facts, reference: DAY }));
const plainTexts = people.map((facts) => JSON.stringify(facts));
const today = number(DAY), way = {};
const plain = (typed) => {
  const one = read(typed), full = (track, way) => years(one[track], !way.service_sum, way.service_clock, way.service_first_day, today);
  return verdict(one, way, today, full);
};

// All must come to the same: under one reading, 0 not met, 1 unknown, 2 met.
const rulings = Object.fromEntries(teji.vocabulary.readings.map(({ id, ways }) => [id, ways[0].id]));
const code = { A: 2, D: 1 };
for (const facts of people) {
  const state = teji.state({ facts, rulings, reference: DAY }, options);
  if ((code[state] ?? 0) !== plain(facts)) throw new Error(`other verdicts: ${state} ${JSON.stringify(facts)}`);
}

// json-rules-engine has two values and no periods, so dates are worked out for it beforehand, and unknown is no.
const is = (fact, ...values) => ({ fact, operator: "in", value: values });
const engine = new Engine([{
  event: { type: "fits" },
  conditions: { all: [
    { any: [is("occupation_filed", "yes"), is("occupation_linked", "yes")] }, is("enterprise_filed", "filed", "parent"), is("front_line", "yes"), is("conduct", "able"),
    { any: [
      { all: [{ any: [is("grade_qualification", "yes"), is("grade_level", "yes"), is("grade_enterprise", "yes")] }, is("grade_in_occupation", "yes"), is("occupation_filed", "yes"), is("post_full", 2), is("still_in_occupation", "yes")] },
      { all: [is("title", "yes"), is("occupation_linked", "yes"), is("linked_full", 2), is("linked_post_now", "same", "another")] },
    ] },
    { any: [{ all: [is("high_skill", "yes"), is("merit_method", "yes")] }, is("merit_transfer", "yes"), is("merit_renovation", "yes"), is("merit_training", "yes")] },
    is("health", "able"), is("honest", 2),
  ] },
}]);
const prepared = people.map((facts) => {
  const one = read(facts), full = (track) => years(one[track], true, 0, 0, today);
  const honest = one.found === "none" ? 2 : one.found === "" ? 1 : one.found + 5 * 365.25 < today ? 2 : 0;
  return { ...facts, post_full: full("post"), linked_full: full("linked"), honest };
});
const fields = teji.form("check").pages.flatMap((page) => page.fields);
const shape = v.object(Object.fromEntries(fields.map(({ id, input }) => [id, v.optional(
  input.kind === "choice" ? v.picklist([...input.choices.map((choice) => choice.id), "?", ""]) : v.pipe(v.string(), v.maxLength(400)))])));
const ajv = new Ajv2020({ strict: true }).compile(teji.schema("check"));

const each = (list, run) => () => { for (const one of list) run(one); };
const SOME = 500;
table(`one person, JSON text in, µs of processor time a person (${COUNT} people), ratio`, await measured({
  "plain JavaScript, one reading: verdict": each(plainTexts, (text) => plain(JSON.parse(text))),
  "ours, all 256 readings: the letter alone": each(questions, (text) => teji.state(text, options)),
  "ours: every rule, day, reading and need, compact": each(questions, (text) => teji.judge(text, options)),
  "ours: the same, the tree opened as objects": each(questions, (text) => teji.judge(text, options).value.conditions),
  "ajv, the shape alone (our schema)": each(plainTexts, (text) => ajv(JSON.parse(text))),
  "valibot, the shape alone": each(plainTexts, (text) => v.safeParse(shape, JSON.parse(text))),
}, COUNT), "plain JavaScript, one reading: verdict");
const few = prepared.slice(0, SOME).map((facts) => JSON.stringify(facts));
table(`the same for ${SOME} people`, await measured({
  "plain JavaScript, one reading: verdict": each(plainTexts.slice(0, SOME), (text) => plain(JSON.parse(text))),
  "json-rules-engine, one reading, dates given: tree": async () => { for (const text of few) await engine.run(JSON.parse(text)); },
  "ours: everything, written as JSON text": each(questions.slice(0, SOME), (text) => JSON.stringify(teji.judge(text, options))),
}, SOME), "plain JavaScript, one reading: verdict");

// Columns: choices as numbers, days as numbers, the rest as lines.
const columnsOf = (people) => Object.fromEntries(fields.filter(({ id }) => id in people[0]).map(({ id, input }) => {
  if (input.kind === "choice") {
    const places = new Map(input.choices.map((choice, place) => [choice.id, place + 1]));
    return [id, Uint8Array.from(people, (one) => places.get(one[id]) ?? 0)];
  }
  if (input.kind === "day" || input.kind === "finding") {
    return [id, Int32Array.from(people, (one) => one[id] === "" ? MISSING : one[id] === "none" ? NONE : numberOf(one[id]))];
  }
  return [id, people.map((one) => one[id])];
}));
const many = (count) => ({ count, columns: columnsOf(Array.from({ length: count }, (_, at) => people[at % COUNT])), reference: DAY });
const [ten, million] = [many(COUNT), many(1_000_000)];
const letters = teji.judgeMany(ten, options).value.states;
questions.forEach((text, at) => { if ("ABCDEF"[letters[at]] !== teji.state(text, options)) throw new Error("columns come to another letter"); });
const byTens = await measured({
  "ours: letter, both days, readings, preference under all 256 readings": () => teji.judgeMany(ten, options),
  "plain JavaScript over objects, one reading: verdict": each(people, plain),
}, COUNT);
table(`${COUNT} people in columns, µs a person, ratio`, byTens, "plain JavaScript over objects, one reading: verdict");
console.log(`| ours, ns a person and reading | ${(1000 * Object.values(byTens)[0] / 256).toFixed(1)} | |`);
globalThis.gc();
const memory = process.memoryUsage().rss, start = cpu();
teji.judgeMany(million, options);
console.log(`| 1,000,000 people at once, µs a person | ${((cpu() - start) / 1e6).toFixed(2)} | ${((process.memoryUsage().rss - memory) / 2 ** 20).toFixed(0)} MB more |`);

const size = (names) => {
  const all = names.map((name) => readFileSync(join(folder, name)));
  const packed = all.map((bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 22 } }).length);
  const sum = (list) => list.reduce((a, b) => a + b, 0) / 1000;
  return `${sum(all.map((bytes) => bytes.length)).toFixed(0)} KB, brotli ${sum(packed).toFixed(0)} KB`;
};
console.log("\nstart-up and size");
for (const [name, module, files] of [["rules", "teji.wasm", ["teji.wasm", "teji.glue.js"]], ["rules and packages", "packages.wasm", ["packages.wasm", "packages.glue.js"]]]) {
  const bytes = readFileSync(join(folder, module)), times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    (await load({ packages: module.startsWith("packages"), module: bytes })).free();
    times.push(performance.now() - start);
  }
  console.log(`| ${name}: loaded in ms | ${median(times).toFixed(0)} | ${size([...files, "teji.js", "standard.js", "load.js", "index.js"])} |`);
}
