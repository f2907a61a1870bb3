// Packages made of answers, and packages of others opened. Evidence passes by in pieces, and its bytes stay where they are.
import { dayFrom, isBuffer, isBytes, isPlain, memberOf, membersOf, textOf } from "./asking.js";

const MEMBERS = ["application", "batch", "evidence", "made"], OF_EVIDENCE = ["person", "number", "bytes"];
const PIECE = 1 << 20, MOST = 2 ** 31 - 1, GREATEST = 2 ** 32 - 1;
const isNumber = (value, least) => Number.isInteger(value) && value >= least && value <= GREATEST;

/** The evidence that is handed in, under its numbers; what is wrong with it goes among the faults. */
const evidenceIn = (own, handed, faults) => {
  const { type, twice, unknown } = own.faults, files = new Map();
  if (handed === undefined) return files;
  if (!Array.isArray(handed)) {
    faults.push(type(["evidence"], "array", handed));
    return files;
  }
  handed.forEach((one, place) => {
    const at = (fault, ...rest) => ({ ...fault, path: ["evidence", place, ...rest] });
    if (!isPlain(one)) return faults.push(at(type([], "object", one)));
    for (const [name] of membersOf(one)) if (!OF_EVIDENCE.includes(name)) faults.push(at(unknown([name], OF_EVIDENCE), name));
    const person = memberOf(one, "person") ?? 0, number = memberOf(one, "number"), bytes = memberOf(one, "bytes");
    if (!isNumber(person, 0)) return faults.push(at(type([], "whole", person), "person"));
    if (!isNumber(number, 1)) return faults.push(at(type([], "whole", number), "number"));
    if (!isBytes(bytes)) return faults.push(at(type([], "bytes", bytes), "bytes"));
    const key = `${person}/${number}`;
    if (files.has(key)) return faults.push(at(twice([key])));
    return files.set(key, { person, number, bytes });
  });
  return files;
};

const faultsIn = (own, asked) => {
  const { type, unknown } = own.faults;
  if (!isPlain(asked)) return [type([], "object", asked)];
  const faults = membersOf(asked).filter(([name]) => !MEMBERS.includes(name)).map(([name]) => unknown([name], MEMBERS));
  const [application, batch] = ["application", "batch"].map((name) => memberOf(asked, name));
  if (application !== undefined && batch !== undefined) faults.push(unknown(["batch"], ["application"]));
  if (application === undefined && batch === undefined) faults.push(type(["application"], "object", undefined));
  return faults;
};

const assemble = (own) => (asked) => {
  const faults = faultsIn(own, asked), made = dayFrom(asked, "made");
  if (Number.isNaN(made)) return own.faults.day("made", asked);
  const files = evidenceIn(own, memberOf(asked, "evidence"), faults);
  if (faults.length) return { ok: false, faults };
  const batch = memberOf(asked, "batch"), handed = new own.glue.Handed();
  for (const { person, number, bytes } of files.values()) {
    for (let at = 0; at === 0 || at < bytes.length; at += PIECE) handed.pass(person, number, bytes.subarray(at, at + PIECE));
  }
  const planned = own.rules.assemble(textOf(batch ?? memberOf(asked, "application")), batch !== undefined, handed, made);
  if (Array.isArray(planned)) return { ok: false, faults: planned };
  try {
    const piece = (_, at) => planned.bytes(at) ?? files.get([...planned.evidence(at)].join("/")).bytes;
    return { ok: true, value: { ...planned.told(), parts: Array.from({ length: planned.length() }, piece) } };
  } finally {
    planned.free();
  }
};

const open = (own) => (given, options) => {
  const day = dayFrom(options);
  if (Number.isNaN(day)) return own.faults.day("today", options);
  const bytes = isBuffer(given) ? new Uint8Array(given) : given;
  if (!isBytes(bytes)) return { ok: false, faults: [own.faults.type([], "bytes", given)] };
  if (bytes.length > MOST) return { ok: false, faults: [own.faults.large("2 GB")] };
  return own.rules.open(bytes, day);
};

/** What the larger module does beside the rules. */
export const packing = (own) => ({ assemble: assemble(own), open: open(own) });
