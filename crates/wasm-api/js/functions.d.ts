/** JSON, as packages hold it. */
export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };

/** What was asked for, or everything that is wrong with the question. */
export type Answered<T> = { ok: true; value: T } | { ok: false; faults: Fault[] };

/** In which language one is told. The notice's own is Chinese. */
export type Language = "zh-CN" | "en";

/** A question about one person. */
export interface Question {
  /** What was typed, under the names of the fields; `?` is "I do not know". */
  facts?: { [field: string]: string | null | undefined };
  /** How sentences that can be read in two ways are read: the names of ways under the names of sentences. */
  rulings?: { [reading: string]: string | null | undefined };
  /** The day on which the conditions must hold: `2026-11-22`. The day of asking, if there is none. */
  reference?: string | null | undefined;
}

/** Options of a call. */
export interface Asking {
  /** The day of asking, `2026-11-26`: nothing can have begun after it. The device's own day, if it is not told. */
  today?: string | undefined;
}

/** A judgement; its larger parts are made when they are read. It can be spread, cloned and written as JSON. */
export interface LazyJudgement extends Readonly<Judgement> {
  /** The numbers of which it is made, for programs that keep many. */
  readonly numbers: Int32Array;
  /** All of it as a plain object. */
  toJSON(): Judgement;
}

/**
 * A column: places of choices (from 1 on; 0 is no answer, 255 "I do not know"), days counted from 1970-01-01 (with
 * `MISSING`, `UNSURE` and `NONE`), or answers as they were typed.
 */
export type Column = Uint8Array | Int32Array | readonly (string | null | undefined)[];

/** Answers of many people. */
export interface Columns {
  /** How many people there are. */
  count: number;
  /** The columns under the names of their fields. */
  columns: { [field: string]: Column };
  /** As in a question. */
  rulings?: Question["rulings"];
  /** As in a question. */
  reference?: Question["reference"];
}

/** What everybody came to, in the order of the columns. */
export interface Codes {
  /** The place of the letter of the result: 0 is A. */
  states: Uint8Array;
  /** The first day on which the conditions may hold, counted from 1970-01-01; see `dayOf`. */
  earliest: Int32Array;
  /** The day from which on they surely hold. */
  latest: Int32Array;
  /** 1 where the person is to be preferred. */
  preferred: Uint8Array;
  /** The readings on which the result hangs: bit by bit the `readings` of the vocabulary. */
  hangsOn: Uint32Array;
}

/** A schema of the Standard Schema interface, version 1, and of its JSON Schema. */
export interface StandardSchema<T> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "teji";
    /** Never throws. */
    readonly validate: (value: unknown) => { value: T; issues?: undefined } | { issues: readonly Issue[] };
    readonly types?: { readonly input: T; readonly output: T } | undefined;
    readonly jsonSchema: {
      readonly input: (options: { readonly target: string }) => Record<string, unknown>;
      readonly output: (options: { readonly target: string }) => Record<string, unknown>;
    };
  };
}

/** Something that is wrong with an answer. */
export interface Issue {
  readonly message: string;
  readonly path: readonly (string | number)[];
}

/** The answers of a form, under the names of its fields. */
export type Answers = { [field: string]: string | null | undefined };

/** The rules of one module that was loaded. */
export interface Rules {
  /** In which language they tell. */
  readonly language: Language;
  /** What stands fast for everybody. */
  readonly vocabulary: Readonly<Vocabulary>;
  /** Judges one person; the question may be JSON text, which is quicker. */
  judge(question: Question | string, options?: Asking): Answered<LazyJudgement>;
  /** The result alone; nothing where the question is faulty. */
  state(question: Question | string, options?: Asking): State | undefined;
  /** Judges many people in columns. */
  judgeMany(columns: Columns, options?: Asking): Answered<Codes>;
  /** Looks at one answer, or at a number (`identity`, `credit`, `certificate`, `special_certificate`, `occupation`, `phone`); nothing where there is neither of that name. */
  check(id: string, typed: string, options?: Asking): Checked | undefined;
  /** The fifth working day of a public posting, and the first day of approval. */
  publicity(posting: Posting | string): Answered<Posted>;
  /** A form (`check`, `publicity`, `basics`, `post`, `merit`, `honour`, `evidence`) with its pages and fields. */
  form(id: string): FormInfo | undefined;
  /** The JSON Schema (2020-12) of a form or of a field. */
  schema(id: string): Record<string, Json> | undefined;
  /** The Standard Schema of a form, for form libraries. */
  standard(id: "check" | "publicity" | "basics" | "post" | "merit" | "honour" | "evidence", options?: Asking): StandardSchema<Answers>;
  /** The Standard Schema of a field; nothing where there is none of that name. */
  standard(id: string, options?: Asking): StandardSchema<string | null | undefined> | undefined;
  /** Gives its memory back. Nothing of these rules may be called afterwards, nor parts of a judgement read that were not read before. */
  free(): void;
}

/** Evidence that is handed in. */
export interface Handed {
  /** The number of the person within a batch; none in an application. */
  person?: number;
  /** The number of its entry in the answers. */
  number: number;
  /** Its bytes: a JPEG, a PNG or a PDF. They are looked at, and not kept. */
  bytes: Uint8Array;
}

/** What a package is made of. */
export interface Assembling {
  /** One person's answers; what lacks in them is empty. */
  application?: Json | string;
  /** An enterprise's batch, in place of an application. */
  batch?: Json | string;
  /** The evidence that the answers name. */
  evidence?: readonly Handed[];
  /** The day that the package bears, on which answers without a day of reference are judged; the device's own day, if it is not told. */
  made?: string;
}

/** A package that was made. */
export interface Package extends Contents {
  /** Its bytes, piece by piece: `new Blob(parts)`, or `Buffer.concat(parts)`. */
  parts: Uint8Array<ArrayBuffer>[];
}

/** The rules, and packages. */
export interface Packages extends Rules {
  /** Makes a package. */
  assemble(assembling: Assembling): Answered<Package>;
  /** Goes through a package that somebody made: the same rules over its answers once more. */
  open(bytes: Uint8Array | ArrayBuffer, options?: Asking): Answered<Opened>;
}

/** How the rules are loaded. */
export interface Loading {
  /** In which language they tell; Chinese, if it is not told. `load` refuses one that is neither. */
  language?: Language;
  /** The module itself: its address, its bytes, a response, or a module that was compiled. Found beside this package, if it is not told. */
  module?: string | URL | Request | Response | BufferSource | WebAssembly.Module | Promise<Response>;
}

/** Loads the rules. Each call has a module of its own, and nothing is shared. */
export declare function load(options?: Loading & { packages?: false }): Promise<Rules>;
/** Loads the rules and what makes and opens packages: a larger module. */
export declare function load(options: Loading & { packages: true }): Promise<Packages>;

/** The day of a number that counts from 1970-01-01: `2026-12-01`, `always` or `never`; empty for what is none. */
export declare function dayOf(number: number): string;
/** The number of a day from 1900 to 2199, `2026-12-01`; NaN for what is none. */
export declare function numberOf(day: string): number;
/** In a column of days: no answer. */
export declare const MISSING: number;
/** In a column of days: "I do not know". */
export declare const UNSURE: number;
/** In a column of days: `none`, where a field takes it. */
export declare const NONE: number;
