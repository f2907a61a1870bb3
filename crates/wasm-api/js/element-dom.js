// Elements made one by one: nothing is ever read as markup, and no element has a style of its own.

const AS_PROPERTY = new Set(["value", "checked", "disabled", "hidden"]);

/** An element with attributes (some are properties, `on…` are listeners) and children; what is false or missing is left out. */
export const h = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (AS_PROPERTY.has(name)) made[name] = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== false && child !== undefined && child !== null));
  return made;
};

/** A button that sends nothing. */
export const button = (kind, label, onclick, attributes = {}) =>
  h("button", { type: "button", class: kind, part: `button ${kind}`, onclick, ...attributes }, label);

/** Shows what belongs to a choice, or hides it. */
export const show = (element, is) => { element.hidden = !is; };
