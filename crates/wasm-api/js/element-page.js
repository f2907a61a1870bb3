// A page of questions: what it is about, the questions that matter for the answers so far, and the way on and back.
import { button, h } from "./element-dom.js";
import { question } from "./element-answers.js";
import { told } from "./standard.js";

/** Shows a page; what it gives back is told after each answer, so that questions come and go and the rest stays as it is. */
export const pageOf = (scene, page) => {
  const { t, flow } = scene;
  const shown = new Map(), asks = h("div", { class: "asks" });
  const settle = () => {
    const wanted = flow.visible(page, scene.answers);
    for (const [id, node] of shown) {
      if (!wanted.some((ask) => ask.id === id)) { node.remove(); shown.delete(id); }
    }
    wanted.forEach((ask, place) => {
      if (!shown.has(ask.id)) shown.set(ask.id, question(scene, ask));
      if (asks.children[place] !== shown.get(ask.id)) asks.insertBefore(shown.get(ask.id), asks.children[place] ?? null);
    });
  };
  settle();
  const preceding = flow.preceding(page, scene.answers);
  const onsubmit = (event) => { event.preventDefault(); scene.go(); };
  const node = h("form", { novalidate: true, "data-page": page.id, onsubmit },
    scene.faults.length > 0 && summary(scene),
    h("h2", { id: "title", part: "heading", tabindex: "-1" }, page.title),
    page.locator !== "" && h("p", { class: "quiet" }, t("why", { locator: page.locator })),
    shown.size === 0 && h("p", {}, t("nothing")),
    asks,
    h("p", { class: "quiet" }, t("honest")),
    h("p", { class: "buttons" },
      h("button", { type: "submit", class: "primary", part: "button primary", id: "next" }, t("next")),
      preceding && button("secondary", t("previous"), () => scene.show(preceding.id), { id: "previous" })));
  return { node, settle };
};

/** How much is left, in words; the page itself is one of them. */
export const progress = ({ t, flow, answers }, page) => {
  const most = flow.left(page, answers);
  return most < 2 ? t("left.last") : most === 2 ? t("left.two") : t("left.most", { most });
};

/** What must be mended: each leads to the place where it is. */
const summary = (scene) => {
  const { t, say } = scene;
  const one = ({ ask }) => {
    const about = say.name(ask.title ?? ask.fields[0].label);
    const text = t("faults.one", { about, fault: scene.faultOf(ask.id) });
    return h("li", {}, button("link", text, () => scene.focusOn(ask.id)));
  };
  return h("div", { class: "faults", part: "faults", id: "faults", role: "alert", tabindex: "-1", "aria-labelledby": "faults-title" },
    h("h2", { id: "faults-title" }, t("faults.title")),
    h("ul", {}, scene.faults.map(one)));
};

/** What is said of a fault. */
export const sentence = (t, { field, problem }) => {
  if (problem) return told(problem);
  return t(["day", "periods"].includes(field.input.kind) ? "silent.day" : "silent.choice");
};
