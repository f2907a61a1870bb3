// Measures how people are judged under every reading beside plain JavaScript, in one run: node bench-rules.mjs <the glue>.
// Medians of nine rounds of processor time. Both read the same typed answers, and must count the same verdicts.
import { createRequire } from "node:module";
import { number, person, read, verdict, years } from "./plain-rules.mjs";

const own = createRequire(import.meta.url)(process.argv[2]);
const ROUNDS = 9, COUNT = 20_000, DAY = "2026-11-25";

const people = Array.from({ length: COUNT }, person);
const text = people.map((one) => Object.entries(one).filter(([, typed]) => typed).map((pair) => pair.join("=")).join("|")).join("\n");

const names = new own.People("").readings().split(" ");
const ways = Array.from({ length: 1 << names.length }, (_, way) => Object.fromEntries(names.map((name, bit) => [name, way >> bit & 1])));
const judge = (isMemo) => {
  const today = number(DAY), counts = new Uint32Array(3 * ways.length);
  for (const typed of people) {
    const person = read(typed), known = { post: [], linked: [] };
    const count = (track, way) => years(person[track], !way.service_sum, way.service_clock, way.service_first_day, today);
    const full = isMemo ? (track, way) => known[track][way.service_sum * 4 + way.service_clock * 2 + way.service_first_day] ??= count(track, way) : count;
    for (const [at, way] of ways.entries()) counts[3 * at + verdict(person, way, today, full)]++;
  }
  return counts;
};

const ours = new own.People(text);
const tasks = { "ours": () => ours.judge(DAY), "plain JavaScript": () => judge(false), "the same, service counted once": () => judge(true) };
const wanted = judge(false).join();
const times = Object.fromEntries(Object.keys(tasks).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, task] of Object.entries(tasks)) {
    const start = process.cpuUsage();
    const counts = task();
    const { user, system } = process.cpuUsage(start);
    times[name].push((user + system) / COUNT);
    if (Array.from(counts).join() !== wanted) throw new Error(`${name} counts other verdicts`);
  }
}
const median = (all) => all.sort((a, b) => a - b)[ROUNDS >> 1];
const least = median(times.ours);
console.log(`\n${COUNT} people under ${ways.length} readings of ${names.length} sentences, µs of processor time a person, ns a reading, ratio`);
for (const [name, all] of Object.entries(times)) {
  const time = median(all);
  console.log(`| ${name} | ${time.toFixed(2)} | ${(1000 * time / ways.length).toFixed(1)} | ${(time / least).toFixed(1)} |`);
}
