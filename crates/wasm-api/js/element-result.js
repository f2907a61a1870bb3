// The result: one sentence first, then what to ask, how it can be read, the conditions, and what was filled in.
import { button, h } from "./element-dom.js";

const isDay = (day) => /^\d/.test(day);
/** More ways than this help nobody. */
const MOST_WAYS = 3;

/** Shows what the answers come to. */
export const resultOf = (scene) => {
  const judgement = scene.flow.judged(scene.answers);
  return h("div", { class: "result" },
    verdict(scene, judgement), rest(scene), needs(scene, judgement), readings(scene, judgement),
    conditions(scene, judgement), ways(scene, judgement), said(scene),
    h("p", { class: "quiet" }, scene.t("basis", { version: judgement.basis.rules })));
};

const verdict = ({ t, say, answers }, judgement) => {
  const { state, heading, earliest, latest, preferred, reference } = judgement;
  const isRefused = state === "E" || state === "F";
  return h("section", { class: "verdict", part: "verdict", "data-state": state },
    h("h2", { id: "title", part: "heading", tabindex: "-1" }, heading),
    state === "B" && h("p", { class: "strong" }, t("state.B", { day: isDay(latest) ? say.onset(judgement) : say.date(earliest) })),
    h("p", {}, t(more(judgement, answers))),
    preferred === "met" && !isRefused && h("p", { class: "strong" }, t("priority")),
    h("p", { class: "quiet" }, t("reference", { day: say.date(reference) })));
};

const more = ({ state, latest, needs }, answers) => {
  if (state === "B" && !isDay(latest)) return "more.B.open";
  return state === "D" && !toAsk(needs, answers).length ? "more.D.silent" : `more.${state}`;
};

/** What was left out because it cannot change the result, and the way to answer it all the same. */
const rest = ({ t, flow, answers, show }) => {
  const left = flow.leftOut(answers);
  return left && h("div", { class: "note" },
    h("p", {}, t(left.isLater ? "rest.later" : "rest.now")),
    h("p", { class: "buttons" }, button("secondary", t("rest.go"), () => show(left.page.id), { id: "rest" })));
};

/** Needs on which the person themselves has said what they can. */
const toAsk = (needs, answers) => needs.filter(({ kind, id }) => kind !== "answer" || (answers[id] ?? "") !== "");

const needs = ({ t, answers }, judgement) => {
  const asked = judgement.state === "A" ? [] : toAsk(judgement.needs, answers);
  return asked.length > 0 && h("section", { id: "needs" },
    h("h3", {}, t("needs.title")),
    h("ul", {}, asked.map(({ kind, name }) => h("li", {}, t(`need.${kind}`, { name })))));
};

const outcome = ({ t, say }, { outcome, earliest, latest }) =>
  outcome === "not-met" && earliest !== "never"
    ? t("outcome.later", { day: say.onset({ earliest, latest }) }) : t(`outcome.${outcome}`);

const readings = (scene, { readings }) => h("section", { id: "readings" },
  h("h3", {}, scene.t("readings.title")),
  h("p", {}, scene.t(readings.length ? "readings.differ" : "readings.agree")),
  readings.map(({ reading, title, ways }) => h("section", { class: "reading", part: "reading", "data-reading": reading },
    h("h4", {}, title),
    h("div", { class: "pair" }, ways.map((way) => h("div", { "data-option": way.option },
      h("p", { class: "strong" }, way.name), h("p", {}, outcome(scene, way))))))));

const conditions = (scene, { conditions }) => h("table", { id: "conditions" },
  h("caption", {}, scene.t("conditions.title")),
  h("thead", {}, h("tr", {}, ["name", "outcome"].map((head) => h("th", { scope: "col" }, scene.t(`conditions.${head}`))))),
  h("tbody", {}, conditions.parts.map((part) => h("tr", { part: "condition", "data-rule": part.rule, "data-outcome": part.outcome },
    h("th", { scope: "row" }, part.name, " ", h("small", {}, part.locator)),
    h("td", {}, isUnasked(part, scene.answers) ? scene.t("outcome.unasked") : outcome(scene, part))))));

/** Whether nothing was said to a condition, as it cannot change the result any more. */
const isUnasked = (part, answers) => {
  const looksAt = ({ fields, parts }) => [...fields, ...parts.flatMap(looksAt)];
  return part.outcome === "unknown" && looksAt(part).every((id) => (answers[id] ?? "") === "");
};

/** What was answered, page by page, each with the way to change it. */
const said = ({ t, say, flow, answers, show }) => {
  const rows = flow.pages.map((page) => {
    const isAnswered = ({ id }) => (answers[id] ?? "") !== "";
    const told = page.asks.filter(({ fields }) => fields.some(isAnswered)).flatMap((ask) => lines(t, say, answers, ask));
    return told.length > 0 && h("section", { class: "said", "data-page": page.id },
      h("div", {}, h("h4", {}, page.title), h("ul", {}, told.map((text) => h("li", {}, text)))),
      button("secondary", t("said.change"), () => show(page.id), { "aria-label": t("said.change.of", { name: page.title }) }));
  });
  return rows.some(Boolean) && h("section", { id: "said" }, h("h3", {}, t("said.title")), rows);
};

const lines = (t, say, answers, { title, fields }) => {
  const [first] = fields, typed = answers[first.id];
  if (title === undefined) return [t("said.one", { name: say.name(first.label), answer: say.answer(first, typed) })];
  const ticked = fields.filter(({ id }) => answers[id] === "yes").map(({ label }) => label);
  return ticked.length ? ticked : [typed === "no" ? t("none") : say.answer(first, typed)];
};

/** The smallest changes that would make all conditions hold; what was not answered yet is none of them. */
const ways = ({ t, say, answers }, { state, ways }) => {
  const isSilent = ({ kind, id }) => kind === "learn" && (answers[id] ?? "") === "";
  const isHopeless = !ways.some((way) => way.every(({ remedy }) => remedy !== "cannot"));
  const possible = ways.filter((way) => isHopeless || way.every(({ remedy }) => remedy !== "cannot"));
  const told = smallest(possible.map((way) => way.filter((one) => !isSilent(one)))).slice(0, MOST_WAYS);
  if (state === "A" || !told.length) return undefined;
  const name = ({ kind, name }) => kind === "wait" ? say.date(name) : say.name(name);
  const one = (way) => way.map((change) => t(`ways.${change.kind}`, { name: name(change) }))
    .reduce((first, second) => t("ways.and", { first, second }));
  return h("section", { id: "ways" },
    h("h3", {}, t("ways.title")),
    h("p", {}, t(isHopeless ? "ways.none" : told.length === 1 ? "ways.one" : "ways.any")),
    h("ol", {}, told.map((way) => h("li", {}, one(way)))));
};

/** Each way once, without those that ask for more than another one does. */
const smallest = (ways) => {
  const sets = ways.filter((way) => way.length).map((way) => ({ way, keys: new Set(way.map((one) => JSON.stringify(one))) }));
  const isWithin = (one, other) => [...one.keys].every((key) => other.keys.has(key));
  return sets.filter((set, place) => !sets.some((other, at) =>
    other !== set && isWithin(other, set) && (other.keys.size < set.keys.size || at < place))).map(({ way }) => way);
};
