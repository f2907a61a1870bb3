import type { LazyJudgement, Rules } from "./index.js";

/** What was typed, under the names of the fields of the form `check`; `?` is "I do not know". */
export type CheckAnswers = { [field: string]: string };

/** After each answer. */
export interface CheckChange {
  readonly answers: CheckAnswers;
}

export interface TejiCheckEventMap extends HTMLElementEventMap {
  change: CustomEvent<CheckChange>;
  /** Whenever the answers come to something else, the first time when the rules are there. */
  verdict: CustomEvent<LazyJudgement>;
}

/** The self-check as an element, and as a control of the form around it. Nothing is registered by loading this file: see `define`. */
export declare class TejiCheck extends HTMLElement {
  static readonly formAssociated: true;
  /** `zh-CN` or `en`; it may change at any time, and no answer is lost. */
  get language(): "zh-CN" | "en";
  set language(tag: string);
  /** The day on which the conditions must hold, `2026-11-22`; empty for the device's own day. */
  reference: string;
  /** Where the module `teji.wasm` is, if a bundler moved it; empty for beside this file. */
  src: string;
  /** The name under which the form has the answers. */
  name: string;
  /** Whether every question that can change the result must be answered before the form is sent. */
  required: boolean;
  disabled: boolean;
  /** The answers. Names that the form `check` does not have are kept and not looked at. */
  answers: CheckAnswers;
  /** The answers as JSON. */
  value: string;
  /** How sentences that can be read in two ways are read, where somebody has settled that. */
  rulings: { [reading: string]: string };
  /** Rules that were loaded elsewhere, in place of the element's own; their language is the element's. */
  get rules(): Rules | undefined;
  set rules(rules: Rules | undefined);
  /** What the answers come to now; nothing until the rules are there. */
  readonly judgement: LazyJudgement | undefined;
  readonly type: "teji-check";
  readonly form: HTMLFormElement | null;
  readonly labels: NodeList;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;
  addEventListener<K extends keyof TejiCheckEventMap>(
    type: K, listener: (this: TejiCheck, event: TejiCheckEventMap[K]) => void, options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof TejiCheckEventMap>(
    type: K, listener: (this: TejiCheck, event: TejiCheckEventMap[K]) => void, options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/** Registers the element under a name, once. */
export declare function define(name?: string): void;

declare global {
  interface HTMLElementTagNameMap {
    "teji-check": TejiCheck;
  }
}
