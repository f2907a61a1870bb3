// Standard Schema (https://standardschema.dev), version 1, with its JSON Schema: for a form, or for one field.
import { answersOf, dayFrom } from "./asking.js";

/** The schema of a form or of a field; nothing where there is neither of that name. */
export const standard = (own, id, options) => {
  const schema = own.rules.schema(id) ?? undefined;
  if (!schema) return undefined;
  const look = own.rules.form(id) ? ofForm(own, id) : ofField(own, id);
  const validate = (value) => {
    const day = dayFrom(options);
    const issues = Number.isNaN(day) ? own.faults.day("today", options).faults.map((fault) => issue(fault, [])) : look(value, day);
    return issues.length ? { issues } : { value };
  };
  const json = ({ target }) => {
    if (target !== "draft-2020-12") throw new TypeError(`${target}: draft-2020-12`);
    return structuredClone(schema);
  };
  return { "~standard": { version: 1, vendor: "teji", validate, jsonSchema: { input: json, output: json } } };
};

/** What is wrong and what to do, in one text: English sentences stand apart. */
export const told = ({ message, cure }) => cure === "" ? message : message + (/[!-~]$/.test(message) ? " " : "") + cure;

const issue = (fault, path) => ({ message: told(fault), path });

const ofForm = (own, id) => (value, day) =>
  own.rules.validate(id, JSON.stringify(answersOf(value)), day).map((fault) => issue(fault, fault.path));

const ofField = (own, id) => (value, day) => {
  if (value === undefined || value === null) return [];
  if (typeof value !== "string") return [issue(own.faults.type([], "string", value), [])];
  const { problem } = own.rules.answer(id, value, day) ?? {};
  return problem ? [issue(problem, [])] : [];
};
