// Judges again and again and compares memory: node --expose-gc module-leak.mjs <the package> <how many calls>.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { cases } from "./cases.mjs";

const [folder, calls] = process.argv.slice(2);
const { load } = await import(pathToFileURL(join(folder, "index.node.js")));
const teji = await load({ packages: true }), options = { today: "2026-11-26" };
const questions = cases(teji, 1000).map((one) => JSON.stringify(one));

const standard = teji.standard("check", options)["~standard"];
const application = { evidence: { next: 2, entries: [{ id: 1, facts: { evidence_title: "a" } }] } }, bytes = Uint8Array.of(0xff, 0xd8, 0xff, 1, 2, 3, 4, 5);
const heap = () => {
  for (let round = 0; round < 5; round++) globalThis.gc();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return { heap: heapUsed, outside: external + arrayBuffers };
};
let states = 0;
const run = (count) => {
  for (let call = 0; call < count; call++) {
    const answer = teji.judge(questions[call % questions.length], options);
    states += answer.value.state.charCodeAt(0);
    // Now and then somebody opens all of it, and the other doors, with and without faults.
    if (call % 1000 === 0) {
      states += JSON.stringify(answer).length;
      for (const one of [questions[call % 7], "{", '{"facts":{"x":1}}']) states += teji.judge(one, options).ok + String(teji.state(one, options)).length;
      states += standard.validate({ health: "x" }).issues.length + Object.keys(teji.check("identity", "1").parts).length;
      for (const column of [[null], ["able"], [1]]) states += teji.judgeMany({ count: 1, columns: { health: column } }, options).ok;
      states += teji.publicity({ from: "2026-09-24" }).ok;
      const made = teji.assemble({ application, evidence: [{ number: 1, bytes }], made: "2026-11-26" });
      states += teji.open(Buffer.concat(made.value.parts), options).ok + teji.open(bytes).ok + teji.assemble({ application, evidence: [{ number: 2, bytes }] }).ok;
    }
  }
};
// One reading wobbles by some percent, for an engine throws compiled code away when it likes: the least of eight counts.
const settled = () => {
  const readings = Array.from({ length: 8 }, () => { run(1500); return heap(); });
  const least = (part) => Math.min(...readings.map((reading) => reading[part]));
  return { heap: least("heap"), outside: least("outside") };
};
// What is worked out once and kept is no leak.
run(20_000);
const before = settled();
run(Number(calls));
const after = settled();
const grown = Object.keys(before).map((part) => (after[part] - before[part]) / before[part]);
console.log(JSON.stringify({ calls: Number(calls), before, after, grown }));
if (!(states > 0)) process.exit(1);
if (grown.some((part) => part > 0.01)) process.exit(1);
