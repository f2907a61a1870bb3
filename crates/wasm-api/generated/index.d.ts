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

/**
 * Something that is wrong with a question. A wrong *answer* of a person is none: see `Problem`.
 */
export type Fault = { 
/**
 * What kind of fault it is, for programs.
 */
kind: FaultKind, 
/**
 * Where it is: names and places from the outside to the inside; empty for the whole.
 */
path: Array<Step>, 
/**
 * What is wrong, for people.
 */
message: string, 
/**
 * What to do about it, for people.
 */
cure: string, };

/**
 * What kind of fault it is.
 */
export type FaultKind = "syntax" | "type" | "unknown" | "twice" | "day" | "length" | "code" | "answer" | "package" | "evidence";

/**
 * A step of a path.
 */
export type Step = string | number;

/**
 * What one person comes to.
 */
export type Judgement = { 
/**
 * How the result is headed.
 */
state: State, 
/**
 * The heading, for people.
 */
heading: string, 
/**
 * What all readings together say on the day of reference.
 */
outcome: Outcome, 
/**
 * It does not hold before this day under any reading: `2026-12-01`, `always` or `never`.
 */
earliest: string, 
/**
 * From this day on it holds under every reading: the same.
 */
latest: string, 
/**
 * Whether the person is to be preferred; it never changes the outcome.
 */
preferred: Outcome, 
/**
 * The day on which the conditions must hold.
 */
reference: string, 
/**
 * What would bring the result closer, in the order of the notice.
 */
needs: Array<Need>, 
/**
 * Every condition, judged.
 */
conditions: Finding, 
/**
 * Whether the person is to be preferred, and why.
 */
priority: Finding, 
/**
 * Answers that cannot be read; they are judged as if they were not known.
 */
problems: Array<Problem>, 
/**
 * Answers that can be read and raise a question.
 */
remarks: Array<Problem>, 
/**
 * The fields without an answer that can still change the result, in the order in which they are asked.
 */
asked: Array<string>, 
/**
 * The sentences on whose reading the result hangs, with what comes of each reading.
 */
readings: Array<Hanging>, 
/**
 * The smallest sets of changes that would make all conditions hold; one empty set where they hold.
 */
ways: Array<Array<Changed>>, 
/**
 * On what all of this rests.
 */
basis: Basis, };

/**
 * What is worked out only where somebody asks for it.
 */
export type Details = { 
/**
 * Answers that cannot be read; they are judged as if they were not known.
 */
problems: Array<Problem>, 
/**
 * Answers that can be read and raise a question.
 */
remarks: Array<Problem>, 
/**
 * The fields without an answer that can still change the result, in the order in which they are asked.
 */
asked: Array<string>, 
/**
 * The sentences on whose reading the result hangs, with what comes of each reading.
 */
readings: Array<Hanging>, 
/**
 * The smallest sets of changes that would make all conditions hold; one empty set where they hold.
 */
ways: Array<Array<Changed>>, 
/**
 * On what all of this rests.
 */
basis: Basis, };

/**
 * How a result is headed.
 */
export type State = "A" | "B" | "C" | "D" | "E" | "F";

/**
 * What all readings together say.
 */
export type Outcome = "met" | "not-met" | "depends-on-reading" | "unknown";

/**
 * Something that would bring the result closer.
 */
export type Need = { 
/**
 * What is needed.
 */
kind: Needed, 
/**
 * The field, or the sentence that is open.
 */
id: string, 
/**
 * Its name, for people.
 */
name: string, };

/**
 * What is needed.
 */
export type Needed = "answer" | "exact" | "decision" | "calendar" | "ruling";

/**
 * An answer that cannot be read, or one that raises a question.
 */
export type Problem = { 
/**
 * The field.
 */
field: string, 
/**
 * The kind of problem, for programs.
 */
key: string, 
/**
 * What is wrong, for people.
 */
message: string, 
/**
 * What to do about it, for people; empty for a remark.
 */
cure: string, };

/**
 * A sentence on whose reading the result hangs.
 */
export type Hanging = { 
/**
 * The sentence.
 */
reading: string, 
/**
 * What is open about it, for people.
 */
title: string, 
/**
 * What comes of each way to read it; neither has precedence.
 */
ways: Array<Under>, };

/**
 * What comes of one way to read a sentence.
 */
export type Under = { 
/**
 * The way.
 */
option: string, 
/**
 * The way, for people.
 */
name: string, 
/**
 * What all other readings together say under it.
 */
outcome: Outcome, 
/**
 * It does not hold before this day: `2026-12-01`, `always` or `never`.
 */
earliest: string, 
/**
 * From this day on it holds: the same.
 */
latest: string, };

/**
 * One thing that would have to happen.
 */
export type Changed = { 
/**
 * What has to happen.
 */
kind: Change, 
/**
 * Who can bring it about, and by what.
 */
remedy: Means, 
/**
 * The day to wait for, the field, or the sentence that is open.
 */
id: string, 
/**
 * The way in which the sentence is read, where it is one.
 */
option: string | null, 
/**
 * Its name, for people.
 */
name: string, };

/**
 * What has to happen.
 */
export type Change = "wait" | "learn" | "decide" | "alter" | "rule";

/**
 * Who can bring a change about, and by what.
 */
export type Means = "time" | "evidence" | "decision" | "cannot";

/**
 * On what a result rests. Equal digests mean equal rules, answers, readings, days of reference and results.
 */
export type Basis = { 
/**
 * The version of the rules: it changes with any of them.
 */
rules: string, 
/**
 * The version of this software.
 */
software: string, 
/**
 * The SHA-256 over rules, software, answers, readings, day of reference and result.
 */
digest: string, };

/**
 * A judged rule: from when it holds, and the parts on which that rests.
 */
export type Finding = { 
/**
 * What all readings together say on the day of reference.
 */
outcome: Outcome, 
/**
 * It does not hold before this day under any reading: `2026-12-01`, `always` or `never`.
 */
earliest: string, 
/**
 * From this day on it holds under every reading: the same.
 */
latest: string, 
/**
 * The sentences on whose reading it hangs.
 */
hangsOn: Array<string>, 
/**
 * Its parts, in the order of the notice.
 */
parts: Array<Finding>, 
/**
 * The name of the rule.
 */
rule: string, 
/**
 * The clause, in digits: `2.1.2`.
 */
clause: string, 
/**
 * The clause as the notice numbers it: 二（一）2.
 */
locator: string, 
/**
 * What it asks for, in a few words of our own.
 */
name: string, 
/**
 * What makes it hold.
 */
logic: Logic, 
/**
 * The sentence that can be read in two ways, where it is one.
 */
reading: string | null, 
/**
 * The fields that it looks at itself.
 */
fields: Array<string>, };

/**
 * A rule, as it stands for everybody.
 */
export type Outlined = { 
/**
 * The name of the rule.
 */
rule: string, 
/**
 * The clause, in digits: `2.1.2`.
 */
clause: string, 
/**
 * The clause as the notice numbers it: 二（一）2.
 */
locator: string, 
/**
 * What it asks for, in a few words of our own.
 */
name: string, 
/**
 * What makes it hold.
 */
logic: Logic, 
/**
 * The sentence that can be read in two ways, where it is one.
 */
reading: string | null, 
/**
 * The fields that it looks at itself.
 */
fields: Array<string>, };

/**
 * What makes a rule hold.
 */
export type Logic = "all" | "any" | "open" | "test";

/**
 * What stands fast before anybody is judged.
 */
export type Vocabulary = { 
/**
 * How results are headed, from A to F.
 */
headings: Array<string>, 
/**
 * The rules of the conditions, each before its parts.
 */
conditions: Array<Placed>, 
/**
 * The rules of the priority, likewise.
 */
priority: Array<Placed>, 
/**
 * The names of the fields and what they ask.
 */
fields: Array<Named>, 
/**
 * The sentences that can be read in two ways.
 */
readings: Array<Sentence>, };

/**
 * A rule and how deep it stands.
 */
export type Placed = { 
/**
 * How deep it stands under the whole, which has depth 0.
 */
depth: number, 
/**
 * The rule.
 */
rule: Outlined, };

/**
 * A name, and what it says to people.
 */
export type Named = { 
/**
 * The name.
 */
id: string, 
/**
 * What it says to people.
 */
name: string, };

/**
 * A sentence that can be read in two ways.
 */
export type Sentence = { 
/**
 * Its name.
 */
id: string, 
/**
 * What is open about it, for people.
 */
name: string, 
/**
 * The ways to read it; neither has precedence.
 */
ways: Array<Named>, };

/**
 * An answer or a number, looked at by itself.
 */
export type Checked = { 
/**
 * The field, or the kind of number.
 */
id: string, 
/**
 * What is known of it.
 */
standing: AnswerState, 
/**
 * What is wrong with it, if anything is.
 */
problem: Problem | null, 
/**
 * What is odd about it without making it wrong.
 */
remarks: Array<Problem>, 
/**
 * What a number tells: its parts under their names, the plain form of the whole under `number`.
 */
parts: { [key in string]: string }, };

/**
 * What is known of an answer.
 */
export type AnswerState = "missing" | "unsure" | "wrong" | "rough" | "exact";

/**
 * A form.
 */
export type FormInfo = { 
/**
 * Its name.
 */
id: string, 
/**
 * Its pages, in order.
 */
pages: Array<PageInfo>, };

/**
 * Questions that stand on one page.
 */
export type PageInfo = { 
/**
 * Its name.
 */
id: string, 
/**
 * Its title, for people.
 */
title: string, 
/**
 * The clause for whose sake it asks, as the notice numbers it; empty where there is none.
 */
locator: string, 
/**
 * Its fields, in order.
 */
fields: Array<FieldInfo>, };

/**
 * A field.
 */
export type FieldInfo = { 
/**
 * Its name.
 */
id: string, 
/**
 * The clause that asks for it, in digits.
 */
clause: string, 
/**
 * The question, for people.
 */
label: string, 
/**
 * A hint, for people.
 */
help: string | null, 
/**
 * How it is answered.
 */
input: InputInfo, 
/**
 * The group of statements to which it belongs, of which people tick those that are true.
 */
ticks: string | null, 
/**
 * Whether somebody has to answer it before its section is filled.
 */
wanted: boolean, };

/**
 * How a field is answered. Whatever it is, `?` stands for "I do not know", and blank text for no answer.
 */
export type InputInfo = { "kind": "choice", 
/**
 * The answers that are possible.
 */
choices: Array<ChoiceInfo>, } | { "kind": "day" } | { "kind": "periods" } | { "kind": "absences" } | { "kind": "finding" } | { "kind": "text", 
/**
 * The most characters that it takes.
 */
most: number, 
/**
 * Whether it may have several lines.
 */
several: boolean, };

/**
 * One of the answers that a question offers.
 */
export type ChoiceInfo = { 
/**
 * Its name: what is typed.
 */
id: string, 
/**
 * What it says, for people.
 */
label: string, 
/**
 * Whether the person is offered it; else somebody who may decide it gives it.
 */
offered: boolean, };

/**
 * When a list is posted.
 */
export type Posting = { 
/**
 * The day on which it is posted: `2026-09-24`.
 */
from: string, 
/**
 * The last day on which it stays posted, where that is settled.
 */
to?: string | null, 
/**
 * Whether the day of posting counts, where that is settled; else both ways are worked out.
 */
firstDayCounts?: boolean | null, 
/**
 * Local days off.
 */
daysOff?: Array<string>, };

/**
 * What the calendar says of a posting.
 */
export type Posted = { 
/**
 * Both ways of counting, or the one that is settled.
 */
ways: Array<Way>, 
/**
 * The fifth day from Monday to Friday after the posting. It is shown for comparison and decides nothing.
 */
naive: string, 
/**
 * The years whose schedule is wanted and not published here: what touches them is a range.
 */
schedulesWanted: Array<number>, 
/**
 * Whether the last day is late enough.
 */
end: End, 
/**
 * The years whose schedule is known.
 */
schedules: Array<number>, };

/**
 * What one way of counting gives.
 */
export type Way = { 
/**
 * Whether the day of posting counts.
 */
firstDayCounts: boolean, 
/**
 * The fifth working day.
 */
fifth: Reach, 
/**
 * The first day on which the list may be approved.
 */
approval: Reach, 
/**
 * Every day of the posting.
 */
days: Array<PostedDay>, };

/**
 * A day within bounds.
 */
export type Reach = { 
/**
 * No schedule can bring it forward of this day.
 */
earliest: string, 
/**
 * The day in usual weeks.
 */
usual: string, 
/**
 * No schedule can put it off beyond this day; nothing where a schedule is not published yet.
 */
latest: string | null, };

/**
 * A day on which the list is posted.
 */
export type PostedDay = { 
/**
 * The day.
 */
day: string, 
/**
 * What kind of day it is.
 */
kind: DayKind, 
/**
 * The festival, as the schedule names it, for a day off and for a day that makes up for one.
 */
festival: string | null, 
/**
 * Which working day it is, from 1 on.
 */
ordinal: number | null, };

/**
 * What kind of day it is.
 */
export type DayKind = "working" | "make-up" | "weekend" | "holiday" | "local-off" | "unsettled";

/**
 * Whether the last day is late enough.
 */
export type End = "missing" | "before-posting" | "short" | "depends" | "unsettled" | "enough";

/**
 * What a package holds.
 */
export type Contents = { 
/**
 * How many bytes it has.
 */
size: number, 
/**
 * Its files, without those that only describe it.
 */
files: Array<FileInfo>, };

/**
 * A file of a package.
 */
export type FileInfo = { 
/**
 * Its path within the package.
 */
path: string, 
/**
 * What it holds, in Chinese.
 */
title: string, 
/**
 * How many bytes it has.
 */
size: number, 
/**
 * The SHA-256 of its bytes, in hexadecimal digits.
 */
sha256: string, };

/**
 * A package that was gone through.
 */
export type Opened = { 
/**
 * Its answers: an application or a batch; nothing where they cannot be read.
 */
answers: Json, 
/**
 * Everything in one or two sentences.
 */
sentence: string, 
/**
 * What was found.
 */
report: Report, 
/**
 * The SHA-256 of the report in Chinese: the same package gives the same one everywhere.
 */
digest: string, };

/**
 * What came of it.
 */
export type Report = { 
/**
 * Whether it is an enterprise's package; else one person's.
 */
is_batch: boolean, 
/**
 * Who files it, as they call themselves.
 */
filed_by: string, 
/**
 * Whether it is a saved page, which has no manifest and states nothing.
 */
is_page: boolean, 
/**
 * Whether the very software and rules of here made it, so that all of it could be compared.
 */
is_of_here: boolean, 
/**
 * Whether its answers could be read; else nobody was judged.
 */
is_read: boolean, 
/**
 * The version of the rules that went through it.
 */
rules: string, 
/**
 * The version of the rules by which it was made, where it tells.
 */
their_rules: string | null, 
/**
 * The day that it bears.
 */
made: string | null, 
/**
 * The day on which the conditions have to hold.
 */
reference: string, 
/**
 * The readings that were decided, in words.
 */
readings: Array<string>, 
/**
 * The years whose working days were known.
 */
schedules: ReportSchedules, 
/**
 * Everybody, in the order of the list.
 */
people: Array<ReportRow>, 
/**
 * Everything that does not agree, the heaviest first.
 */
faults: Array<ReportFault>, 
/**
 * What is not there, or not whole.
 */
missing: Array<ReportMissing>, 
/**
 * Of how many things these are, that belong to the filing.
 */
wanted: number, 
/**
 * Every file with its SHA-256; none where it is damaged.
 */
files: Array<[string, string | null]>, };

/**
 * The years whose working days were known.
 */
export type ReportSchedules = { 
/**
 * When the package was made.
 */
theirs: Array<number>, 
/**
 * Here.
 */
ours: Array<number>, };

/**
 * A person with both results.
 */
export type ReportRow = { 
/**
 * The number within the package.
 */
number: number, 
/**
 * The name.
 */
name: string, 
/**
 * The identity number, where it can be read; it finds one person in two packages.
 */
identity: string | null, 
/**
 * What the package says.
 */
stated: Stated | null, 
/**
 * What the rules come to, by the package's own schedules.
 */
found: Stated, 
/**
 * What they come to by the schedules of now, where that differs.
 */
now: Stated | null, 
/**
 * Whether the review proposes them.
 */
proposed: boolean, };

/**
 * Something that is not there, or not whole.
 */
export type ReportMissing = { 
/**
 * By what programs know it.
 */
name: string, 
/**
 * What it is.
 */
title: string, 
/**
 * The number of the person whose it is.
 */
person: number | null, 
/**
 * Why it is missing.
 */
why: string, 
/**
 * What it lacks.
 */
lacks: Array<string>, };

/**
 * Something that does not agree.
 */
export type ReportFault = { 
/**
 * How much it weighs.
 */
weight: ReportWeight, 
/**
 * The key of its sentence, by which programs know it.
 */
key: string, 
/**
 * The file in which it stands, within the package.
 */
file: string | null, 
/**
 * The number of the person whom it is about.
 */
person: number | null, 
/**
 * What tells it from others of its key, in no language.
 */
mark: string, 
/**
 * What it is.
 */
what: string, 
/**
 * Where it stands.
 */
place: string, 
/**
 * What mends it.
 */
cure: string, };

/**
 * How much a fault weighs; the first one weighs most.
 */
export type ReportWeight = "broken" | "wrong" | "look";

/**
 * What one person came to.
 */
export type Stated = { 
/**
 * The letter of the result.
 */
state: string, 
/**
 * It did not hold before this day: a day, `always` or `never`.
 */
earliest: string, 
/**
 * It held from this day on: the same.
 */
latest: string, };
