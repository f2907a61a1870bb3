// Strange values at every door of the module: nothing throws, and what is wrong is told with its place: node module-strange.mjs <the package>.
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import vm from "node:vm";

const { load, dayOf, numberOf, MISSING, NONE, UNSURE } = await import(pathToFileURL(join(process.argv[2], "index.node.js")));
const teji = await load({ packages: true }), english = await load({ packages: true, language: "en-GB" });
const today = "2026-11-22", options = { today };
const ready = Object.fromEntries(teji.form("check").pages.flatMap((page) => page.fields).filter(({ input }) => input.kind === "choice" && !input.choices[0].id.startsWith("honour"))
  .map(({ id, input }) => [id, input.choices[0].id]));
const fit = { ...ready, grade_date: "2015-06-01", post_service: "2016-01-01..", post_absences: "none", title: "no", false_statements: "none" };
const paths = ({ ok, faults }) => { assert.equal(ok, false); assert(faults.length > 0); return faults.map(({ kind, path }) => `${kind} ${path.join("/")}`); };

// Nothing throws, whatever comes.
const refusing = new Proxy({}, { ownKeys() { throw new Error("no"); }, get() { throw new Error("no"); }, getOwnPropertyDescriptor() { throw new Error("no"); } });
const circle = {};
circle.circle = circle;
const strange = [undefined, null, 0, -1, 1.5, NaN, Infinity, 1n, true, "", "x", "{", Symbol("x"), () => 1, [], [null], {}, circle, Object.create(null), new Date(NaN), new Map([["facts", {}]]),
  new Uint8Array(2), new ArrayBuffer(2), refusing, { facts: refusing }, { facts: circle }, { count: -1, columns: {} }, { count: 1e12, columns: {} }, { count: 2n, columns: {} }, { count: 1, columns: { health: null } },
  { count: 1, columns: { health: 5 } }, { count: 2 }, { columns: {} }, { evidence: null, application: {} }, { evidence: [null], application: {} }, { evidence: [{ number: 1 }], application: {} }, { application: circle }, { today: refusing }];
let calls = 0;
for (const rules of [teji, english]) {
  for (const one of strange) {
    for (const other of [undefined, null, {}, one, { today: one }]) {
      for (const name of ["judge", "state", "judgeMany", "publicity", "form", "schema", "assemble", "open"]) {
        const answer = rules[name](one, other);
        if (answer?.ok === false) {
          assert(answer.faults.length > 0, name);
          for (const fault of answer.faults) assert(fault.message && !/\{\w+\}|api\./.test(fault.message + fault.cure), `${name}: ${JSON.stringify(fault)}`);
        }
        calls++;
      }
      rules.check(one, one, other);
      rules.standard(one, other)?.["~standard"].validate(one);
      rules.standard("check", other)["~standard"].validate(one);
    }
    dayOf(one);
    numberOf(one);
  }
}

// A day that is none is no day, whoever tells it; one that has not come is not known.
for (const none of ["2026-02-30", "2026-2-3", "26/11/2026", "9999-12-31", "0000-01-01", " 2026-11-26", ["2026-01-01"], new Date(0), 0, null]) {
  assert(Number.isNaN(numberOf(none)));
  assert.deepEqual(paths(teji.judge({}, { today: none })), ["day today"]);
  assert.deepEqual(paths(teji.judgeMany({ count: 0, columns: {} }, { today: none })), ["day today"]);
  assert.deepEqual(paths(teji.assemble({ application: {}, made: none })), ["day made"]);
  assert.equal(teji.state({}, { today: none }), undefined);
  assert.equal(teji.check("grade_date", "2020-01-01", { today: none }), undefined);
  assert.equal(teji.standard("check", { today: none })["~standard"].validate({}).issues.length, 1);
}
assert.equal(numberOf("2026-02-28"), 20512);
assert.deepEqual([dayOf(20512), dayOf(NaN), dayOf(UNSURE), dayOf(MISSING), dayOf(NONE), dayOf(1.5)], ["2026-02-28", "", "", "always", "never", ""]);
const letter = (facts) => {
  const { value } = teji.judge({ facts }, options);
  assert.equal(teji.state({ facts }, options), value.state);
  const columns = Object.fromEntries(Object.entries(facts).map(([id, typed]) => [id, [typed]]));
  assert.equal("ABCDEF"[teji.judgeMany({ count: 1, columns }, options).value.states[0]], value.state);
  return `${value.state} ${value.problems.map(({ field }) => field)}`;
};
assert.equal(letter(fit), "A ");
assert.equal(letter({ ...fit, false_statements: "2027-01-01" }), "D false_statements");
assert.equal(letter({ ...fit, grade_date: "2030-01-01" }), "D grade_date");
Object.prototype.today = "1999-01-01";
try { assert.equal(teji.judge({}).value.reference, dayOf(Math.floor((Date.now() - new Date().getTimezoneOffset() * 6e4) / 864e5))); } finally { delete Object.prototype.today; }

// Misspelt members are told and not passed over.
assert.deepEqual(paths(teji.judge({ fact: {} })), ["unknown fact"]);
assert.deepEqual(paths(teji.judge({ facts: new Map([["health", "able"]]) })), ["type facts"]);
assert.deepEqual(paths(teji.judge({ facts: { health: NaN, title: () => 1 } })), ["type facts/health", "type facts/title"]);
assert.deepEqual(paths(teji.judgeMany({ count: 1, columns: {}, ruling: {}, refrence: "" })), ["unknown ruling", "unknown refrence"]);
assert.deepEqual(paths(teji.assemble({ application: { facts: { grade_levle: "yes" } }, evidences: [] })), ["unknown evidences"]);
assert.deepEqual(paths(teji.assemble({ application: { facts: { grade_levle: "yes" } } })), ["unknown facts/grade_levle"]);
assert.deepEqual(paths(teji.assemble({ application: {}, batch: {} })), ["unknown batch"]);

// Columns of another window are columns; others are told; places are those of the whole.
const other = vm.runInNewContext("({ bytes: Uint8Array.of(1, 1), days: Int32Array.of(16000, 17000), list: ['able', null] })");
assert.equal(teji.judgeMany({ count: 2, columns: { front_line: other.bytes, grade_date: other.days, health: other.list } }, options).ok, true);
for (const column of [new Uint8ClampedArray(2), new Float64Array(2), new ArrayBuffer(2), "yes", 5, null, {}]) {
  assert.deepEqual(paths(teji.judgeMany({ count: 2, columns: { health: column } })), ["type columns/health"]);
}
assert.deepEqual(paths(teji.judgeMany({ count: 2, columns: { health: ["able", true] } })), ["type columns/health/1"]);
const many = new Uint8Array(100_000).fill(1);
many[70_000] = 99;
assert.deepEqual(paths(teji.judgeMany({ count: 100_000, columns: { front_line: many } }, options)), ["code columns/front_line/70000"]);
const [short] = teji.judgeMany({ count: 100_000, columns: { front_line: many.subarray(1) } }, options).faults;
assert(short.kind === "length" && /100000.*99999/.test(short.message), short.message);
assert.deepEqual(teji.judgeMany({ count: 0, columns: { health: [], front_line: new Uint8Array() } }, options).value.states, new Uint8Array());

// Evidence is numbered with care.
const picture = Uint8Array.of(0xff, 0xd8, 0xff, 1, 2, 3, 4, 5);
const application = { evidence: { next: 2, entries: [{ id: 1, facts: { evidence_title: "证书" } }] } };
const packed = (evidence) => teji.assemble({ application, evidence, made: today });
assert.deepEqual(paths(packed([{ number: 1.5, bytes: picture }, { number: 2 ** 32 + 1, bytes: picture }, { person: -1, number: 1, bytes: picture }, { number: 1, bytes: [] }])),
  ["type evidence/0/number", "type evidence/1/number", "type evidence/2/person", "type evidence/3/bytes"]);
assert.deepEqual(paths(packed([{ number: 1, bytes: picture }, { number: 1, bytes: picture }])), ["twice evidence/1"]);
assert.deepEqual(paths(packed([{ number: 1, bytes: picture }, { number: 9, bytes: picture }])), ["unknown evidence/0/9"]);
const { value } = packed([{ number: 1, bytes: picture }]);
const bytes = Buffer.concat(value.parts);
assert.equal(bytes.length, value.size);
for (const one of [bytes, new Uint8Array(bytes), bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)]) assert.equal(teji.open(one, options).ok, true);

// A judgement can be spread, cloned, watched and written; the words cannot be changed; languages are those that are spoken.
const judged = teji.judge({ facts: fit }, options).value, whole = JSON.stringify(judged);
for (const copy of [{ ...judged }, structuredClone(judged), { ...new Proxy(judged, {}) }, judged.toJSON()]) assert.equal(JSON.stringify(copy), whole);
assert.throws(() => { "use strict"; teji.vocabulary.headings[0] = "x"; }, TypeError);
assert.equal(english.language, "en");
await assert.rejects(load({ language: "fr" }), RangeError);

// Two that were loaded know nothing of each other; freeing twice is freeing once.
const third = await load();
third.free();
third.free();
assert.equal(teji.judge({ facts: fit }, options).value.state, "A");
console.log(JSON.stringify({ calls, strange: strange.length }));
