// Judges again and again and compares memory: node --expose-gc module-leak.mjs <the package> <how many calls>.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { cases } from "./cases.mjs";

const [folder, calls] = process.argv.slice(2);
const { load } = await import(pathToFileURL(join(folder, "index.node.js")));
const teji = await load(), options = { today: "2026-11-26" };
const questions = cases(teji, 1000).map((one) => JSON.stringify(one));

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
    // Now and then somebody opens all of it.
    if (call % 1000 === 0) states += JSON.stringify(answer).length;
  }
};
// What is worked out once and kept is no leak.
run(20_000);
const before = heap();
run(Number(calls));
const after = heap();
const grown = Object.keys(before).map((part) => (after[part] - before[part]) / before[part]);
console.log(JSON.stringify({ calls: Number(calls), before, after, grown }), states > 0);
if (grown.some((part) => part > 0.01)) process.exit(1);
