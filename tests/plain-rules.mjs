// The notice by hand, in plain JavaScript: invented people whose answers are all there or missing, and what a careful person would
// write to judge them. Figures are measured beside it, and must come to the same verdicts.
import { dice } from "./cases.mjs";

const next = dice(163);
const one = (...of) => of[next(of.length)];
const two = (number) => String(number).padStart(2, "0");
const day = (from, years) => `${from + next(years)}-${two(1 + next(12))}-${two(1 + next(28))}`;
export const person = () => {
  const from = 2008 + next(15), skill = next(3) > 0;
  const service = `${from}-${two(1 + next(12))}-${two(1 + next(28))}..`;
  const broken = next(4) ? service : `${from - 5}-01-01..${from - 3}-06-30; ${service}`;
  const absences = one("none", "none", "", `${from + 1}-03-01..${from + 1}-05-31`);
  return {
    enterprise_filed: one("filed", "filed", "parent", "no"), occupation_filed: one("yes", "yes", "yes", "no"),
    occupation_linked: one("yes", "no"), front_line: one("yes", "yes", "yes", ""), conduct: one("able", "able", "reserved"),
    health: "able", grade_qualification: "no", grade_level: skill ? "yes" : "no", grade_enterprise: "no", grade_in_occupation: one("yes", "yes", ""),
    grade_date: skill ? one(day(2008, 16), "") : "", post_service: skill ? broken : "", post_absences: skill ? absences : "",
    still_in_occupation: one("yes", "yes", "no"), title: skill ? "no" : "yes", title_date: skill ? "" : day(2008, 16),
    linked_service: skill ? "" : broken, linked_absences: skill ? "" : absences, linked_post_now: skill ? "" : one("same", "another", "left"),
    high_skill: one("yes", "no"), merit_method: one("yes", "no", ""), merit_transfer: one("yes", "no"), merit_renovation: one("yes", "no"),
    merit_training: one("yes", "no", "no"), false_statements: one("none", "none", "none", day(2019, 6))
  };
};

// What a careful person would write by hand: 0 not met, 1 unknown, 2 met.
export const number = (text) => Date.parse(text) / 864e5;
const laterBy = (day, years) => {
  const date = new Date(day * 864e5);
  const then = new Date(Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()));
  if (then.getUTCMonth() !== date.getUTCMonth()) then.setUTCDate(0);
  return then.getTime() / 864e5;
};
export const read = (person) => {
  const periods = (text) => text && text.split("; ").map((part) => {
    const [from, to] = part.split("..");
    return [number(from), to ? number(to) : Infinity];
  });
  const away = (text) => text === "none" ? [] : periods(text);
  const track = (service, absences, certificate) =>
    ({ service: periods(service), absences: away(absences), certificate: certificate && number(certificate) });
  const { false_statements: found } = person;
  return {
    ...person, post: track(person.post_service, person.post_absences, person.grade_date),
    linked: track(person.linked_service, person.linked_absences, person.title_date),
    found: found && found !== "none" ? number(found) : found
  };
};
const yes = (answer) => answer === "" ? 1 : answer === "yes" ? 2 : 0;
const remove = (runs, first, last) => runs.flatMap(([from, to]) =>
  [[from, Math.min(to, first - 1)], [Math.max(from, last + 1), to]].filter(([a, b]) => a <= b && a !== Infinity));
const reached = (runs, sum, first) => {
  const end = (from) => laterBy(from, 5) - (first ? 1 : 0);
  if (!sum) return Math.min(...runs.map(([from, to]) => end(from) <= to ? end(from) : Infinity));
  if (!runs.length) return Infinity;
  let wanted = end(runs[0][0]) - runs[0][0];
  for (const [at, [from, to]] of runs.entries()) {
    const begin = at ? from - 1 : from;
    if (begin + wanted <= to) return begin + wanted;
    wanted -= to - begin;
  }
  return Infinity;
};
export const years = ({ service, absences, certificate }, sum, after, first, today) => {
  if (!service) return 1;
  const knows = absences !== "" && (!after || certificate !== "");
  let runs = service;
  for (const [from, to] of absences || []) runs = remove(runs, from, to);
  if (after && certificate !== "") runs = remove(runs, -Infinity, certificate - 1);
  return reached(runs, sum, first) <= today ? (knows ? 2 : 1) : 0;
};
const { max, min } = Math;
export const verdict = (person, way, today, full) => {
  const filed = yes(person.occupation_filed), linked = yes(person.occupation_linked);
  const scope = way.linked_scope ? filed : max(filed, linked);
  const enterprise = person.enterprise_filed === "no" ? 0 : 2;
  const skill = min(max(yes(person.grade_qualification), yes(person.grade_level), yes(person.grade_enterprise)),
    yes(person.grade_in_occupation), filed, full("post", way), yes(person.still_in_occupation));
  const now = person.linked_post_now;
  const post = now === "" ? 1 : now === "left" || way.title_post && now === "another" ? 0 : 2;
  const title = min(yes(person.title), linked, full("linked", way), post);
  const high = yes(person.high_skill), method = yes(person.merit_method), training = yes(person.merit_training);
  const both = [yes(person.merit_transfer), yes(person.merit_renovation)];
  const results = way.merit_transfer ? min(...both) : max(...both);
  const merit = way.merit_head ? min(high, max(method, results, training)) : max(min(high, method), results, training);
  const declared = (answer) => answer === "able" ? 2 : 1;
  const { found } = person;
  const over = () => laterBy(way.bar_start ? Date.UTC(new Date(found * 864e5).getUTCFullYear(), 11, 31) / 864e5 : found, 5) + 1;
  const honest = found === "none" ? 2 : found === "" ? 1 : over() <= today ? 2 : 0;
  return min(scope, enterprise, yes(person.front_line), declared(person.conduct), max(skill, title), merit, declared(person.health), honest);
};
