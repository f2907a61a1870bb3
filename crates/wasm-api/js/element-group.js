// A question as a group of rows that can be tapped anywhere.
import { h } from "./element-dom.js";

/** A row that can be tapped anywhere. */
export const row = (type, { id, name, label, checked, chosen }) =>
  h("label", { class: "choice", part: "choice" }, h("input", { type, id, name, checked, onchange: chosen }), h("span", {}, label));

/** A question as a group: its words, what is wrong with it, and its controls. */
export const group = (scene, { id, label, help }, ...controls) => {
  const fault = scene.faultOf(id);
  const said = [help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(" ");
  return h("fieldset", { "aria-describedby": said || undefined },
    h("legend", {}, label),
    help && h("p", { class: "quiet", id: `${id}-help` }, help),
    fault && h("p", { class: "problem", part: "problem", id: `${id}-fault` }, fault),
    controls);
};
