// Walks of many people through the self-check as the element orders it: `node element-walks.mjs PACKAGE COUNT`.
import { pathToFileURL } from "node:url";

const [folder, count] = process.argv.slice(2);
const of = (file) => import(new URL(file, `${pathToFileURL(folder)}/`));
const { load } = await of("index.node.js");
const { flowOf } = await of("element-flow.js");

let seed = 20221209;
const below = (end) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor(seed / 2 ** 32 * end);
};
const one = (of) => of[below(of.length)];
const day = () => `${2012 + below(15)}-${1 + below(12)}${one(["", `-${1 + below(28)}`])}`;
const typed = ({ input }) => {
  if (below(6) === 0) return "?";
  if (input.kind === "choice") return one(input.choices.filter(({ offered }) => offered)).id;
  if (input.kind === "periods") return `${day()}..`;
  if (input.kind === "absences") return one(["none", `about ${1 + below(20)}`]);
  return input.kind === "day" ? day() : input.kind === "finding" ? one(["none", day()]) : "";
};

/** One way from the first page to the result; what is wrong with it. */
const walk = (flow) => {
  const answers = {}, pages = [];
  for (let page = flow.begin(answers); page; page = flow.next(page, answers)) {
    if (pages.includes(page.id)) return `${page.id} came twice`;
    pages.push(page.id);
    // An answer may bring another question to the page.
    for (let faults = flow.faults(page, answers), turn = 0; faults.length; faults = flow.faults(page, answers)) {
      if (++turn > 9) return `${page.id} is never content`;
      for (const { ask } of faults) for (const field of ask.fields) answers[field.id] = typed(field) || "?";
    }
    if (flow.visible(page, answers).length === 0) return `${page.id} asks nothing`;
  }
  const isLate = flow.judged(answers).state === "B";
  return flow.isSettled(answers) || isLate ? "" : `something is left: ${flow.judged(answers).asked}`;
};

const rules = await load();
const walks = Array.from({ length: Number(count) }, () => walk(flowOf(rules, { reference: "2026-11-22", rulings: {} })));
console.log(JSON.stringify(walks.filter(Boolean)));
