// A question with the controls of its kind: one of several, statements to tick, days, periods, a line of text.
import { h } from "./element-dom.js";
import { absences, finding, remembered } from "./element-days.js";
import { group, row } from "./element-group.js";
import { UNSURE } from "./element-said.js";

/** The controls of a question of a page. */
export const question = (scene, ask) =>
  ask.title === undefined ? KINDS[ask.fields[0].input.kind](scene, ask.fields[0]) : ticks(scene, ask);

const choice = (scene, field) => {
  const { id, input } = field;
  const offered = input.choices.filter((one) => one.offered).map((one) => [one.id, one.label]);
  const rows = [...offered, [UNSURE, scene.t("unsure")]].map(([typed, label], place) => row("radio", {
    id: typed === UNSURE ? `${id}-unsure` : place ? `${id}-${place}` : id, name: id, label,
    checked: scene.answers[id] === typed, chosen: () => scene.type({ [id]: typed }),
  }));
  return group(scene, field, rows);
};

// Statements that are not ticked are said to be untrue, once one is ticked.
const ticks = (scene, { id, title, fields }) => {
  const is = (typed) => fields.every((field) => scene.answers[field.id] === typed);
  const ticked = (field) => scene.answers[field.id] === "yes";
  const all = (typed) => Object.fromEntries(fields.map((field) => [field.id, typed]));
  const toggled = (tapped) => {
    const stays = fields.map((field) => (field === tapped) !== ticked(field));
    const typed = (place) => !stays.includes(true) ? "" : stays[place] ? "yes" : "no";
    return Object.fromEntries(fields.map((field, place) => [field.id, typed(place)]));
  };
  const rows = [
    ...fields.map((field, place) => ({
      id: place ? `${id}-${place}` : id, label: field.label, is: () => ticked(field), tap: () => toggled(field),
    })),
    { id: `${id}-none`, label: scene.t("none"), is: () => is("no"), tap: () => all(is("no") ? "" : "no") },
    { id: `${id}-unsure`, label: scene.t("unsure"), is: () => is(UNSURE), tap: () => all(is(UNSURE) ? "" : UNSURE) },
  ];
  const boxes = rows.map((one) => row("checkbox", {
    id: one.id, label: one.label, checked: one.is(),
    chosen: () => {
      scene.type(one.tap());
      rows.forEach((other, place) => { boxes[place].querySelector("input").checked = other.is(); });
    },
  }));
  return group(scene, { id, label: title }, boxes);
};

const text = (scene, { id, label, help }) => {
  const fault = scene.faultOf(id);
  const said = [help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(" ");
  return h("div", { class: "field" },
    h("label", { for: id }, label),
    help && h("p", { class: "quiet", id: `${id}-help` }, help),
    fault && h("p", { class: "problem", part: "problem", id: `${id}-fault` }, fault),
    h("input", {
      id, part: "box", type: "text", autocomplete: "off", value: scene.answers[id] ?? "",
      "aria-invalid": fault && "true", "aria-describedby": said || undefined,
      oninput: ({ target }) => scene.type({ [id]: target.value }),
    }));
};

const KINDS = {
  choice, text, absences, finding,
  day: (scene, field) => remembered(scene, field, { ending: "", about: false }),
  periods: (scene, field) => remembered(scene, field, { ending: "..", about: true }),
};
