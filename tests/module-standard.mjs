// Ten thousand inputs, right, wrong and strange, for the schemas of the module: they never throw, each issue tells its place, and
// they agree with the JSON Schema, in the eyes of ajv, wherever that can say it: node module-standard.mjs <the package> <how many>.
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { dice } from "./cases.mjs";

const [folder, count] = process.argv.slice(2);
const { load } = await import(pathToFileURL(join(folder, "index.node.js")));
const teji = await load({ language: "en" }), options = { today: "2026-11-26" };
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: false });
const FORMS = ["check", "publicity", "basics", "post", "merit", "honour", "evidence"];
const forms = FORMS.map((id) => {
  const schema = teji.schema(id), fields = teji.form(id).pages.flatMap((page) => page.fields);
  if (JSON.stringify(teji.standard(id)["~standard"].jsonSchema.input({ target: "draft-2020-12" })) !== JSON.stringify(schema)) throw new Error(`${id}: two schemas`);
  return { id, fields, standard: teji.standard(id, options)["~standard"], valid: ajv.compile(schema) };
});
const single = forms.flatMap(({ fields }) => fields).map(({ id, input }) =>
  ({ id, input, standard: teji.standard(id, options)["~standard"], valid: ajv.compile(teji.schema(id)) }));

const roll = dice(7), one = (...of) => of[roll(of.length)];
const text = () => Array.from({ length: roll(12) }, () => String.fromCodePoint(one(0x20, 0x30 + roll(10), 0x2d, 0x2e, 0x61 + roll(26), 0x5e74, 0x3000, roll(0xd800), 0x10000 + roll(0x10000)))).join("");
class Odd { constructor() { this.health = "able"; } }
const circle = {};
circle.circle = circle;
const refusing = () => new Proxy({}, { ownKeys() { throw new Error("no"); }, get() { throw new Error("no"); } });
const throwing = () => ({ get health() { throw new Error("no"); } });
const strange = () => one(undefined, null, 0, 1, -1, NaN, Infinity, 1n, true, false, Symbol("x"), () => 1, [], [[]], {}, "", "?", " ", circle,
  new Date(0), new Map([["a", 1]]), new Odd(), Object.create(null), new Uint8Array(3), /x/, refusing(), throwing(), new String("able"), globalThis);
const typed = ({ input, id }) => {
  const right = { choice: () => one(...input.choices).id, day: () => one("2019-07-01", "2019.7", "2019年7月", "201907", "2019"), periods: () => one("2019-07-01..", "2010..2012; 2013-01.."),
    absences: () => one("none", "about 3", "2020-01..2020-02"), finding: () => one("none", "2020-01-01"), text: () => id.slice(0, input.most) }[input.kind];
  return one(right, right, right, () => one("?", "", " ", null, undefined), text, strange)();
};
const value = ({ fields }) => {
  if (roll(10) === 0) return strange();
  const members = fields.filter(() => roll(3) === 0).map((field) => [field.id, typed(field)]);
  if (roll(8) === 0) members.push([one("__proto__", "constructor", "helth", "", text()), strange()]);
  return Object.fromEntries(members);
};
// What the schema says whole: names, types, choices, short texts.
const isWhole = ({ input, id }) => input.kind === "choice" || input.kind === "text" && input.most <= 200 && !["certificate_code", "identity", "phone", "grade_number", "honour_number", "merit_number"].includes(id) && !/_(pages|size|benefit|people|count)/.test(id);
// Only what JSON says as it is can be compared.
const isJson = (value) => { try { return isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value); } catch { return false; } };

const seen = { inputs: 0, refused: 0, compared: 0, byBoth: 0 };
const fail = (id, value, why) => { throw new Error(`${id}: ${why}: ${String(JSON.stringify(value))}`); };
const look = (id, standard, valid, value, whole, isForm) => {
  seen.inputs++;
  const result = standard.validate(value);
  if (typeof result?.then === "function") fail(id, value, "a promise");
  const { issues } = result;
  if (issues) {
    seen.refused++;
    if (!issues.length) fail(id, value, "no issue");
    for (const issue of issues) {
      if (typeof issue.message !== "string" || !issue.message || issue.message.includes("{")) fail(id, value, "no message");
      if (!Array.isArray(issue.path) || !isForm && issue.path.length) fail(id, value, "no path");
    }
  } else if (!Object.is(result.value, value)) fail(id, value, "another value");
  if (!isJson(value)) return;
  seen.compared++;
  const isValid = valid(value);
  if (!isValid && !issues) fail(id, value, `the schema refuses it: ${JSON.stringify(valid.errors?.[0])}`);
  if (!isValid) seen.byBoth++;
  if (isValid && issues && whole(issues)) fail(id, value, `the schema takes it: ${issues[0].message}`);
};
for (let round = 0; round < Number(count); round++) {
  if (roll(3)) {
    const form = one(...forms), given = value(form);
    const whole = new Set(form.fields.filter(isWhole).map(({ id }) => id));
    const known = new Set(form.fields.map(({ id }) => id));
    const isSaid = ({ path: [name] }) => name === undefined || whole.has(name) || !known.has(name);
    look(form.id, form.standard, form.valid, given, (issues) => issues.every(isSaid), true);
  } else {
    const field = one(...single);
    look(field.id, field.standard, field.valid, typed(field), () => isWhole(field), false);
  }
}
console.log(JSON.stringify(seen));
