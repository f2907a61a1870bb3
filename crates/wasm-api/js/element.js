// <teji-check>: the self-check inside any page, and a control of the form around it.
import { h, button } from "./element-dom.js";
import { flowOf } from "./element-flow.js";
import { rulesFor } from "./element-load.js";
import { pageOf, progress, sentence } from "./element-page.js";
import { resultOf } from "./element-result.js";
import { sayingIn } from "./element-said.js";
import { style } from "./element-style.js";
import { told } from "./standard.js";
import { languageOf, wordsIn } from "./words.js";

// Where there is no page (a server that draws it), the file can be loaded all the same.
const Base = globalThis.HTMLElement ?? class {};
const RESULT = "result";
const SET_BEFORE = ["language", "reference", "src", "required", "disabled", "name", "rulings", "rules", "answers", "value"];

/** The self-check. Nothing is registered by loading this file: see `define`. */
export class TejiCheck extends Base {
  static formAssociated = true;
  static observedAttributes = ["language", "reference", "src", "required", "value"];

  #internals = this.attachInternals();
  #all = h("div", { class: "all", part: "all", id: "all" });
  #progress = h("p", { class: "quiet", part: "progress", id: "progress", role: "status" });
  #body = h("div", {});
  #answers = {};
  #isTouched = false;
  #page;
  #faults = [];
  #modes = new Map();
  #rulings = {};
  #given;
  #own;
  #asked = 0;
  #isBroken = false;
  #flow;
  #settle;
  #told;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open", delegatesFocus: true });
    root.adoptedStyleSheets = [style()];
    root.append(this.#all);
    this.#internals.role = "group";
  }

  get language() { return this.#given?.language ?? languageOf(this.getAttribute("language")); }
  set language(tag) { this.setAttribute("language", tag); }
  get reference() { return this.getAttribute("reference") ?? ""; }
  set reference(day) { this.#reflect("reference", day || null); }
  get src() { return this.getAttribute("src") ?? ""; }
  set src(address) { this.#reflect("src", address || null); }
  get name() { return this.getAttribute("name") ?? ""; }
  set name(name) { this.setAttribute("name", name); }
  get required() { return this.hasAttribute("required"); }
  set required(is) { this.toggleAttribute("required", Boolean(is)); }
  get disabled() { return this.hasAttribute("disabled"); }
  set disabled(is) { this.toggleAttribute("disabled", Boolean(is)); }
  get type() { return "teji-check"; }
  get form() { return this.#internals.form; }
  get labels() { return this.#internals.labels; }
  get validity() { return this.#internals.validity; }
  get validationMessage() { return this.#internals.validationMessage; }
  get willValidate() { return this.#internals.willValidate; }
  checkValidity() { return this.#internals.checkValidity(); }
  reportValidity() { return this.#internals.reportValidity(); }

  /** What was typed, under the names of the fields. */
  get answers() { return { ...this.#answers }; }
  set answers(answers) { this.#isTouched = true; this.#begin(answersOf(answers)); }
  /** The same as JSON. */
  get value() { return JSON.stringify(this.#answers); }
  set value(json) { this.#isTouched = true; this.#begin(answersOf(json)); }
  /** How open sentences are read, where somebody has settled that. */
  get rulings() { return { ...this.#rulings }; }
  set rulings(rulings) { this.#rulings = { ...rulings }; this.#work(); }
  /** Rules that were loaded elsewhere; their language is the element's. */
  get rules() { return this.#given ?? this.#own; }
  set rules(rules) { this.#given = rules ?? undefined; this.#open(); }
  /** What the answers come to now; nothing while the rules are not there. */
  get judgement() { return this.#flow && !this.#flow.fault() ? this.#flow.judged(this.#answers) : undefined; }

  connectedCallback() {
    for (const name of SET_BEFORE.filter((one) => Object.hasOwn(this, one))) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    this.#open();
  }

  disconnectedCallback() {
    // An element that is only moved is back at once. Rules are let go and not freed, for a page may still read a judgement.
    queueMicrotask(() => { if (!this.isConnected) this.#close(); });
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "value" && !this.#isTouched) this.#begin(answersOf(now));
    if (name === "language" || name === "src") this.#open();
    if (name === "reference") this.#work();
    if (name === "required") this.#weigh();
  }

  formResetCallback() { this.#isTouched = false; this.#begin(answersOf(this.getAttribute("value"))); }
  formDisabledCallback() { this.#still(); }
  formStateRestoreCallback(state) { this.value = state; }

  #reflect(name, value) { if (value === null) this.removeAttribute(name); else this.setAttribute(name, value); }
  #begin(answers) {
    [this.#answers, this.#page, this.#faults] = [answers, undefined, []];
    this.#modes.clear();
    this.#draw();
  }

  /** The rules of the language, and the page in it; an answer that comes too late is let go. */
  async #open() {
    if (!this.isConnected) return;
    const turn = ++this.#asked;
    this.#isBroken = false;
    if (!this.#given && this.#own?.language !== this.language) {
      if (!this.#flow) this.#draw();
      try {
        const own = await rulesFor(this.language, this.src ? new URL(this.src, this.baseURI) : undefined);
        if (turn !== this.#asked) return;
        this.#own = own;
      } catch {
        if (turn === this.#asked) this.#isBroken = true;
      }
    }
    this.#work();
  }

  #close() {
    ++this.#asked;
    [this.#own, this.#flow, this.#told] = [undefined, undefined, undefined];
  }

  #work() {
    const rules = this.#given ?? this.#own;
    if (!this.isConnected) return;
    this.#flow = rules && flowOf(rules, { reference: this.reference || today(), rulings: this.#rulings });
    this.#draw();
  }

  #scene() {
    const t = wordsIn(this.language), element = this;
    return {
      t, say: sayingIn(this.language, t), flow: this.#flow, modes: this.#modes, faults: this.#faults,
      reference: this.reference || today(),
      get answers() { return element.#answers; },
      faultOf: (id) => this.#faults.filter(({ ask }) => ask.id === id).map((fault) => sentence(t, fault))[0],
      type: (changes) => this.#type(changes),
      go: () => this.#go(),
      show: (page) => this.#show(page),
      focusOn: (id) => this.#control(id)?.focus(),
    };
  }

  #type(changes) {
    this.#isTouched = true;
    for (const [id, typed] of Object.entries(changes)) {
      if (typed === "") delete this.#answers[id];
      else this.#answers[id] = typed;
    }
    this.#faults = this.#faults.filter(({ field }) => !(field.id in changes));
    this.#settle?.();
    this.#weigh();
    this.dispatchEvent(new CustomEvent("change", { bubbles: true, composed: true, detail: { answers: this.answers } }));
  }

  #go() {
    const page = this.#flow.page(this.#page);
    this.#faults = this.#flow.faults(page, this.#answers);
    if (this.#faults.length) return this.#draw("faults");
    this.#show(this.#flow.next(page, this.#answers)?.id ?? RESULT);
  }

  #show(page) {
    [this.#page, this.#faults] = [page, []];
    this.#draw("title");
  }

  /** Draws the page anew; what had the focus has it again, unless something else is to have it. */
  #draw(focus) {
    const scene = this.#scene(), { t } = scene, active = this.shadowRoot.activeElement;
    const kept = { id: active?.id, at: active?.selectionStart };
    this.#all.lang = this.language;
    // A label of the page's own names it better.
    this.#internals.ariaLabel = this.labels?.length ? null : t("title");
    this.#settle = undefined;
    this.#progress.textContent = "";
    this.#body.replaceChildren(this.#drawn(scene));
    this.#all.replaceChildren(h("p", { class: "unofficial", part: "unofficial" }, t("unofficial")), this.#progress, this.#body);
    this.#still();
    const target = this.shadowRoot.getElementById(focus ?? kept.id ?? "");
    target?.focus();
    if (!focus && typeof kept.at === "number") target?.setSelectionRange(kept.at, kept.at);
    this.#weigh();
  }

  #drawn(scene) {
    const { t, flow } = scene;
    if (!flow) return this.#isBroken ? broken(t, () => this.#open()) : h("p", {}, t("loading"));
    const fault = flow.fault();
    if (fault) return h("p", { class: "problem", part: "problem", role: "alert" }, told(fault));
    this.#page ??= flow.begin(this.#answers)?.id ?? RESULT;
    if (this.#page === RESULT) return resultOf(scene);
    const page = flow.page(this.#page), drawn = pageOf(scene, page);
    this.#settle = drawn.settle;
    this.#progress.textContent = progress(scene, page);
    return drawn.node;
  }

  /** Whether the controls can be used. */
  #still() {
    const isStill = this.matches(":disabled");
    for (const control of this.shadowRoot.querySelectorAll("input, button")) control.disabled = isStill;
  }

  /** What the form around it is told: the answers, what is wrong with them, and what they come to. */
  #weigh() {
    const t = wordsIn(this.language), [problem] = this.#wrong();
    this.#internals.setFormValue(this.value, this.value);
    if (problem) {
      this.#internals.setValidity({ badInput: true }, told(problem), this.#anchor(problem.field));
    } else if (this.required && !(this.#flow?.isSettled(this.#answers) ?? false)) {
      this.#internals.setValidity({ valueMissing: true }, t(this.#flow ? "validity.open" : "validity.loading"), this.#anchor("next"));
    } else {
      this.#internals.setValidity({});
    }
    this.#tell();
  }

  #wrong() {
    return this.#flow ? [this.#flow.fault(), ...this.#flow.problems(this.#answers)].filter(Boolean) : [];
  }

  /** Where an answer is mended: its box, or the first of its controls. */
  #control(id) {
    const controls = [...this.shadowRoot.querySelectorAll(`input[id="${id}"], input[id^="${id}-"]`)];
    const seen = controls.filter((control) => control.getClientRects().length);
    return seen.find((control) => control.matches("[aria-invalid]")) ?? seen[0];
  }

  #anchor(id) {
    return this.#control(id) ?? this.shadowRoot.getElementById("next") ?? this.#all;
  }

  #tell() {
    const judgement = this.judgement, news = judgement && `${this.language} ${judgement.numbers}`;
    if (!judgement || news === this.#told) return;
    this.#told = news;
    this.dispatchEvent(new CustomEvent("verdict", { bubbles: true, composed: true, detail: judgement }));
  }
}

const broken = (t, again) => h("div", { role: "alert" },
  h("p", { class: "problem", part: "problem" }, t("load.failed")),
  h("p", { class: "buttons" }, button("primary", t("load.again"), again, { id: "again" })));

/** Answers of an object or of JSON; what is no text is no answer. */
const answersOf = (given) => {
  let told = given ?? {};
  if (typeof told === "string") {
    try { told = JSON.parse(told || "{}"); } catch { told = {}; }
  }
  const isAnswer = ([, typed]) => typeof typed === "string" && typed.trim() !== "";
  return Object.fromEntries(Object.entries(told ?? {}).filter(isAnswer));
};

const today = () => {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
};

/** Registers the element under a name, once. */
export const define = (name = "teji-check") => {
  // A class can have one name only, so each name has a class of its own.
  if (!customElements.get(name)) customElements.define(name, class extends TejiCheck {});
};
