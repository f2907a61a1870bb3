// Standard Schema (https://standardschema.dev), version 1, with its JSON Schema: for a form, or for one field.

/** The schema of a form or of a field; nothing where there is neither of that name. */
export const standard = (rules, id, today, options = {}) => {
  const schema = rules.schema(id) ?? undefined;
  if (!schema) return undefined;
  const day = () => today(options.today) ?? today();
  const validate = rules.form(id) ? ofForm(rules, id, day) : ofField(rules, id, day);
  const json = ({ target }) => {
    if (target !== "draft-2020-12") throw new TypeError(`${target}: draft-2020-12`);
    return structuredClone(schema);
  };
  return { "~standard": { version: 1, vendor: "teji", validate, jsonSchema: { input: json, output: json } } };
};

/** What is wrong and what to do, in one text: English sentences stand apart. */
export const told = ({ message, cure }) => cure === "" ? message : message + (/[!-~]$/.test(message) ? " " : "") + cure;

const issue = (fault, path) => ({ message: told(fault), path });
/** What JSON hands over of an answer: a list stands for everything that is no text. */
const answer = (member) => member === null || typeof member === "string" ? member : [];

/** The answers of a form as JSON; members that are undefined are no answers. */
const asked = (value) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "[]";
  try {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return JSON.stringify(Object.fromEntries(members.map(([name, member]) => [name, answer(member)])));
  } catch {
    return "[]"; // It does not let itself be looked at.
  }
};

const ofForm = (rules, id, day) => (value) => {
  const faults = rules.validate(id, asked(value), day());
  return faults.length ? { issues: faults.map((fault) => issue(fault, fault.path)) } : { value };
};

const ofField = (rules, id, day) => (value) => {
  if (value === undefined || value === null) return { value };
  if (typeof value !== "string") {
    const [fault] = rules.validate("check", JSON.stringify({ front_line: [] }), day());
    return { issues: [issue(fault, [])] };
  }
  const { problem } = rules.check(id, value, day());
  return problem ? { issues: [issue(problem, [])] } : { value };
};
