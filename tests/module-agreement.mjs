// Judges invented people with the module, and writes questions and answers for others to compare:
// node module-agreement.mjs <the package> <how many> <a folder>. Answers are in short; the first thousand stand whole, too.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { cases } from "./cases.mjs";

const [folder, count, out] = process.argv.slice(2);
const { load } = await import(pathToFileURL(join(folder, "index.node.js")));
const teji = await load(), today = "2026-11-26", WHOLE = 1000;

const brief = (answer) => {
  if (!answer.ok) return answer;
  const { state, outcome, earliest, latest, preferred, reference, needs, conditions: { hangsOn } } = answer.value;
  return { ok: true, value: { state, outcome, earliest, latest, preferred, reference, needs, hangsOn } };
};
const questions = cases(teji, Number(count)).map((one) => JSON.stringify(one));
const judge = (question) => teji.judge(question, { today });
const lines = (all) => all.map((one) => `${typeof one === "string" ? one : JSON.stringify(one)}\n`).join("");
writeFileSync(join(out, "questions.jsonl"), lines(questions));
writeFileSync(join(out, "brief.jsonl"), lines(questions.map((one) => brief(judge(one)))));
writeFileSync(join(out, "whole.jsonl"), lines(questions.slice(0, WHOLE).map(judge)));
const states = {};
for (const question of questions) {
  const letter = teji.state(question, { today });
  states[letter] = (states[letter] ?? 0) + 1;
}
console.log(JSON.stringify(states));
