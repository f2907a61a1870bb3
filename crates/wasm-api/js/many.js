// Many people in columns: looked at as a whole, judged piece by piece, so that the module's memory stays small.
import { dayFrom, isBytes, isPlain, isWhole, memberOf, membersOf, questionOf } from "./asking.js";

const MEMBERS = ["count", "columns", "rulings", "reference"];
const PIECE = 65_536, MOST = 2 ** 31 - 1;

/** Everything that is wrong with columns before the module sees them. */
const faultsIn = (own, asked) => {
  const { type, unknown, length } = own.faults;
  if (!isPlain(asked)) return [type([], "object", asked)];
  const faults = membersOf(asked).filter(([name]) => !MEMBERS.includes(name)).map(([name]) => unknown([name], MEMBERS));
  const count = memberOf(asked, "count"), columns = memberOf(asked, "columns");
  if (!Number.isInteger(count) || count < 0 || count > MOST) return [...faults, type(["count"], "whole", count)];
  if (!isPlain(columns)) return [...faults, type(["columns"], "object", columns)];
  for (const [field, column] of membersOf(columns)) {
    const path = ["columns", field];
    if (!isBytes(column) && !isWhole(column) && !Array.isArray(column)) faults.push(type(path, "column", column));
    else if (column.length !== count) faults.push(length(path, column.length, count));
    else if (Array.isArray(column)) {
      const place = column.findIndex((typed) => typed !== null && typed !== undefined && typeof typed !== "string");
      if (place >= 0) faults.push({ ...type(path, "string", column[place]), path: [...path, place] });
    }
  }
  return faults;
};

/** One piece of the columns; the faults in it, with their places in the whole. */
const judgePiece = (own, columns, [from, to], settled, day, out) => {
  const sheet = new own.glue.Sheet();
  try {
    for (const [field, column] of columns) {
      const part = column.slice(from, to);
      if (isBytes(part)) sheet.choices(field, part);
      else if (isWhole(part)) sheet.days(field, part);
      // Nobody has no line, and a text without any has one.
      else if (to > from) sheet.lines(field, part.map((typed) => (typed ?? "").replaceAll("\n", " ")).join("\n"));
    }
    const judged = sheet.judge(own.rules, to - from, settled, day);
    if (Array.isArray(judged)) {
      const placed = (path) => path.map((step) => typeof step === "number" ? step + from : step);
      return judged.map((fault) => ({ ...fault, path: placed(fault.path) }));
    }
    out.states.set(judged.states(), from);
    out.earliest.set(judged.earliest(), from);
    out.latest.set(judged.latest(), from);
    out.preferred.set(judged.preferred(), from);
    out.hangsOn.set(judged.hangs_on(), from);
    judged.free();
    return [];
  } finally {
    sheet.free();
  }
};

/** Judges many people in columns. */
export const judgeMany = (own) => (asked, options) => {
  const day = dayFrom(options);
  if (Number.isNaN(day)) return own.faults.day("today", options);
  const faults = faultsIn(own, asked);
  if (faults.length) return { ok: false, faults };
  const count = memberOf(asked, "count"), columns = membersOf(memberOf(asked, "columns"));
  const settled = questionOf({ rulings: memberOf(asked, "rulings"), reference: memberOf(asked, "reference") });
  const out = {
    states: new Uint8Array(count), earliest: new Int32Array(count), latest: new Int32Array(count),
    preferred: new Uint8Array(count), hangsOn: new Uint32Array(count),
  };
  for (let from = 0; from === 0 || from < count; from += PIECE) {
    const wrong = judgePiece(own, columns, [from, Math.min(count, from + PIECE)], settled, day, out);
    if (wrong.length) return { ok: false, faults: wrong };
  }
  return { ok: true, value: out };
};
