// Days in three boxes, days that are remembered roughly or not at all, and lists of periods.
import { button, h, show } from "./element-dom.js";
import { group, row } from "./element-group.js";
import { UNSURE } from "./element-said.js";

const NONE = "none", ABOUT = "about", YEARS = "~", RUNS_ON = "..", MOST_PERIODS = 60;
const BOXES = [["", "day.year", 4], ["-month", "day.month", 2], ["-day", "day.day", 2]];

/** Year, month and day; what is typed stays as it is typed, joined by hyphens. */
const boxes = (scene, { id, label, typed, fault, ontyped }) => {
  const parts = typed.split("-");
  const three = [parts[0] ?? "", parts[1] ?? "", parts.slice(2).join("-")];
  const one = ([suffix, word, size], place) => h("label", {},
    h("span", {}, scene.t(word)),
    h("input", {
      id: `${id}${suffix}`, part: "box", class: `of-${size}`, type: "text", inputmode: "numeric", autocomplete: "off",
      value: three[place], "aria-invalid": fault && "true", "aria-describedby": fault && `${id}-day-fault`,
      oninput: ({ target }) => { three[place] = target.value; ontyped(joined(three)); },
    }));
  return h("fieldset", { class: "day" },
    h("legend", {}, label),
    fault && h("p", { class: "problem", part: "problem", id: `${id}-day-fault` }, fault),
    h("div", { class: "boxes" }, BOXES.map(one)));
};

/** Signs that separate days in a list are not part of a day. */
const joined = (parts) =>
  parts.map((part) => part.replaceAll(/[;~]/g, " ").replaceAll("..", ".")).join("-").replace(/-+$/, "");

const mode = (scene, id, told) => {
  if (!scene.modes.has(id)) scene.modes.set(id, told);
  return scene.modes.get(id);
};

/** Three ways to answer, of which one shows controls of its own; the answer begins anew with each. */
const ways = (scene, id, now, rows) => {
  const made = rows.map(({ kind, label, own, panel, untold }) => {
    const place = h("div", { class: "panel" }, panel?.());
    show(place, kind === now && panel !== undefined);
    const chosen = () => {
      scene.modes.set(id, kind);
      scene.type({ [id]: untold });
      for (const other of made) {
        if (other.panel) other.place.replaceChildren(other.panel());
        show(other.place, other.kind === kind && other.panel !== undefined);
      }
    };
    return { kind, panel, place, row: row("radio", { id: own, name: `${id}-ways`, label, checked: kind === now, chosen }) };
  });
  return made.map((one) => [one.row, one.place]);
};

/** A day that a person remembers, or roughly, or not. */
export const remembered = (scene, field, { ending, about }) => {
  const { id } = field, { t } = scene;
  const typed = () => { const now = scene.answers[id] ?? ""; return now.endsWith(ending) && ending ? now.slice(0, -ending.length) : now; };
  const type = (day) => scene.type({ [id]: day === "" ? "" : day + ending });
  const told = typed() === UNSURE ? "unsure" : typed().includes(YEARS) ? "about" : "known";
  const rows = [
    { kind: "known", own: `${id}-known`, label: t("day.known"), untold: "", panel: () => boxes(scene, {
      id, label: t("day.label"), typed: /[?~]/.test(typed()) ? "" : typed(), fault: scene.faultOf(id), ontyped: type,
    }) },
    about && { kind: "about", own: `${id}-about`, label: t("day.about"), untold: "", panel: () => years(scene, id, typed, type) },
    { kind: "unsure", own: `${id}-unsure`, label: t("unsure"), untold: UNSURE },
  ].filter(Boolean);
  return group({ ...scene, faultOf: () => undefined }, field, ways(scene, id, mode(scene, id, told), rows));
};

/** "About so many years", kept as the span in which the day then lies. */
const years = (scene, id, typed, type) => {
  const fault = scene.faultOf(id), [first] = typed().split(YEARS);
  const kept = first ? String(Number(scene.reference.slice(0, 4)) - Number(first.slice(0, 4)) - 1) : typed().slice(1);
  const oninput = ({ target }) => {
    const plain = target.value.normalize("NFKC").replaceAll(/[\s年个月]/g, "");
    const count = /^\d{1,2}$/.test(plain) ? Number(plain) : 0;
    if (count >= 1 && count <= 60) type(`${yearsBefore(scene.reference, count + 1)}${YEARS}${yearsBefore(scene.reference, count - 1)}`);
    else type(target.value.trim() && `${YEARS}${target.value}`);
  };
  return h("div", { class: "field" },
    h("label", { for: `${id}-years` }, scene.t("day.years")),
    fault && h("p", { class: "problem", part: "problem", id: `${id}-years-fault` }, fault),
    h("input", {
      id: `${id}-years`, part: "box", class: "of-4", type: "text", inputmode: "numeric", autocomplete: "off", value: kept, oninput,
      "aria-invalid": fault && "true", "aria-describedby": fault && `${id}-years-fault`,
    }));
};

/** The corresponding day so many years before; the last day of its month where there is none. */
export const yearsBefore = (day, count) => {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year - count, month, 0)).getUTCDate();
  return new Date(Date.UTC(year - count, month - 1, Math.min(date, last))).toISOString().slice(0, 10);
};

/** No finding, or one and its day. */
export const finding = (scene, field) => {
  const { id } = field, { t } = scene;
  const now = () => [NONE, UNSURE].includes(scene.answers[id]) ? "" : scene.answers[id] ?? "";
  const panel = () => boxes(scene, {
    id: `${id}-on`, label: t("finding.day"), typed: now(), fault: now() && scene.faultOf(id), ontyped: (day) => scene.type({ [id]: day }),
  });
  return either(scene, field, { some: "", labels: [t("finding.none"), t("finding.some")], panel, isOfPanel: () => now() !== "" });
};

/** Times out of a post: none, or a list to which one is added at a time. */
export const absences = (scene, field) => {
  const { t } = scene;
  const labels = [t("absences.none"), t("absences.some")];
  return either(scene, field, { some: RUNS_ON, labels, panel: () => periods(scene, field.id), isOfPanel: () => false });
};

const either = (scene, field, { some, labels, panel, isOfPanel }) => {
  const { id } = field, typed = scene.answers[id] ?? "";
  const told = { "": undefined, [NONE]: "none", [UNSURE]: "unsure" };
  const rows = [
    { kind: "none", own: id, label: labels[0], untold: NONE },
    { kind: "some", own: `${id}-some`, label: labels[1], untold: some, panel },
    { kind: "unsure", own: `${id}-unsure`, label: scene.t("unsure"), untold: UNSURE },
  ];
  const now = typed in told ? told[typed] ?? (scene.modes.get(id) === "some" ? "some" : undefined) : "some";
  const faultOf = (which) => isOfPanel() ? undefined : scene.faultOf(which);
  return group({ ...scene, faultOf }, field, ways(scene, id, now, rows));
};

const periods = (scene, id) => {
  const { t } = scene;
  const typed = scene.answers[id] ?? "";
  const rows = [NONE, UNSURE, ""].includes(typed) ? [RUNS_ON] : typed.split(";").map((row) => row.trim());
  const kept = () => scene.type({ [id]: rows.join("; ") });
  const list = h("div", {});
  const add = (untold) => {
    rows.push(untold);
    kept();
    draw();
    list.lastElementChild.querySelector("input").focus();
  };
  const adds = h("p", { class: "buttons" },
    button("secondary", t("period.add"), () => add(RUNS_ON), { id: `${id}-add` }),
    button("secondary", t("period.add.about"), () => add(ABOUT), { id: `${id}-add-about` }));
  const remove = (place) => {
    rows.splice(place, 1);
    kept();
    draw();
    adds.querySelector("button").focus();
  };
  const draw = () => {
    show(adds, rows.length < MOST_PERIODS);
    list.replaceChildren(...rows.map((row, place) => {
      const number = place + 1, ontyped = (changed) => { rows[place] = changed; kept(); };
      return h("div", { class: "period", role: "group", "aria-label": t("period.row", { number }) },
        h("p", { class: "strong" }, t("period.row", { number })),
        one(scene, `${id}-${number}`, row, ontyped),
        rows.length > 1 && button("secondary", t("period.remove", { number }), () => remove(place)));
    }));
  };
  draw();
  return h("div", {}, list, adds);
};

const one = (scene, id, typed, ontyped) => {
  const { t } = scene;
  if (typed.startsWith(ABOUT)) {
    return h("div", { class: "field" },
      h("label", { for: `${id}-months` }, t("period.months")),
      h("input", {
        id: `${id}-months`, part: "box", class: "of-4", type: "text", inputmode: "numeric", autocomplete: "off",
        value: typed.slice(ABOUT.length).trim(), oninput: ({ target }) => ontyped(`${ABOUT} ${target.value.replaceAll(";", " ")}`),
      }));
  }
  const at = typed.indexOf(RUNS_ON);
  let [first, last] = at < 0 ? [typed, ""] : [typed.slice(0, at), typed.slice(at + RUNS_ON.length)];
  const tell = () => ontyped(`${first}${RUNS_ON}${last}`);
  return [
    boxes(scene, { id: `${id}-first`, label: t("period.first"), typed: first, ontyped: (day) => { first = day; tell(); } }),
    boxes(scene, { id: `${id}-last`, label: t("period.last"), typed: last, ontyped: (day) => { last = day; tell(); } }),
  ];
};
