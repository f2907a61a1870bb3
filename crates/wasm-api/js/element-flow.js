// Which pages and questions of the self-check are shown for which answers: worked out from the rules each time, never kept.

/** No more judgements than this are remembered, for working out what matters takes longer than a key stroke may. */
const REMEMBERED = 128;

/** What a judgement of no use for the page looks like; it is asked for only while the day of reference cannot be read. */
const NOTHING = { state: "D", asked: [], earliest: "never", numbers: [] };

/** The self-check over loaded rules, on a day of reference and with settled readings. */
export const flowOf = (rules, { reference, rulings }) => {
  const pages = rules.form("check").pages.map((page) => ({ ...page, asks: asksOf(page) }));
  const known = new Map(pages.flatMap((page) => page.fields).map((field) => [field.id, field]));
  const remembered = new Map();

  const judged = (answers, day = reference) => {
    const facts = Object.fromEntries(Object.entries(answers).filter(([id]) => known.has(id)).sort());
    const key = JSON.stringify([day, facts]);
    if (!remembered.has(key)) {
      if (remembered.size > REMEMBERED) remembered.clear();
      remembered.set(key, rules.judge({ facts, rulings, reference: day }));
    }
    const { ok, value } = remembered.get(key);
    return ok ? value : NOTHING;
  };
  /** The day on which time alone no longer stands in the way, where nothing else does. */
  const later = (judgement) =>
    judgement.state === "B" && /^\d/.test(judgement.earliest) ? judgement.earliest : undefined;

  /** The day on which a page is of use: that of reference or, where nothing there can change the result, the later one. */
  const dayOf = (page, answers) => {
    const before = judged(without(answers, page.fields));
    const asks = ({ asked }) => page.fields.some(({ id }) => asked.includes(id));
    const then = asks(before) ? undefined : later(before);
    return then && asks(judged(without(answers, page.fields), then)) ? then : reference;
  };
  const askedOn = (page, answers, fields) => {
    const { asked } = judged(without(answers, fields), dayOf(page, answers));
    return fields.filter(({ id }) => asked.includes(id));
  };
  const isAnswered = (answers) => ({ id }) => (answers[id] ?? "") !== "";
  const open = (answers, day) => {
    const { asked } = judged(answers, day);
    const silent = ({ id }) => asked.includes(id) && (answers[id] ?? "") === "";
    return pages.filter((page) => page.fields.some(silent));
  };

  /** The questions of a page that can change the result; where none can, those that are answered. */
  const visible = (page, answers) => {
    const asked = askedOn(page, answers, page.fields);
    if (!asked.length) return page.asks.filter(({ fields }) => fields.some(isAnswered(answers)));
    const hasTicks = page.asks[0].title !== undefined;
    return page.asks.filter((ask) =>
      hasTicks && ask.title === undefined ? askedOn(page, answers, ask.fields).length
      : ask.fields.some((field) => asked.includes(field) || field.input.kind === "text"));
  };
  const problem = (field, answers) =>
    isAnswered(answers)(field) ? rules.check(field.id, answers[field.id])?.problem ?? undefined : undefined;

  return {
    pages, judged, visible, problem,
    page: (id) => pages.find((page) => page.id === id),
    field: (id) => known.get(id),
    /** The fault of the day of reference or of the readings, if there is one. */
    fault: () => { const told = rules.judge({ rulings, reference }); return told.ok ? undefined : told.faults[0]; },
    /** Every answer that cannot be read. */
    problems: (answers) => [...known.values()].map((field) => problem(field, answers)).filter(Boolean),
    /** Where to begin: with the first page, or where answers that were handed in leave off. */
    begin: (answers) => [...known.values()].some(isAnswered(answers)) ? open(answers)[0] : pages[0],
    /** The page after this one; nothing where the result comes next. */
    next: (page, answers) => open(answers, dayOf(page, answers))[0],
    /** The page to which something was said last before this one, or last of all. */
    preceding: (page, answers) => {
      const before = page ? pages.slice(0, pages.indexOf(page)) : pages;
      return before.filter(({ fields }) => fields.some(isAnswered(answers))).at(-1);
    },
    /** How many pages are left, this one among them. */
    left: (page, answers) => {
      const bare = without(answers, page.fields);
      return open(bare, dayOf(page, answers)).length;
    },
    /** A page that was left out because it cannot change the result, and whether it can on the later day. */
    leftOut: (answers) => {
      const then = later(judged(answers));
      const page = (then && open(answers, then)[0]) ?? open(answers)[0];
      return page && { page, isLater: then !== undefined };
    },
    /** Whether every question that can change the result has an answer; "I do not know" is one. */
    isSettled: (answers) => !open(answers).length,
    /** What must be mended before the next page: what cannot be read, and what still matters and has no answer. */
    faults: (page, answers) => {
      const { asked } = judged(answers, dayOf(page, answers));
      return visible(page, answers).flatMap((ask) => {
        const found = ask.fields.map((field) => {
          const wrong = problem(field, answers);
          const isSilent = !isAnswered(answers)(field) && asked.includes(field.id);
          return wrong || isSilent ? { ask, field, problem: wrong } : undefined;
        });
        const faults = found.filter(Boolean);
        return ask.title === undefined ? faults : faults.slice(0, 1);
      });
    },
  };
};

/** Answers without those to some fields. */
const without = (answers, fields) => {
  const rest = { ...answers };
  for (const { id } of fields) delete rest[id];
  return rest;
};

/** What stands together on a page: statements to tick under one title, or a field by itself. */
const asksOf = ({ id, fields }) => {
  const asks = [];
  for (const field of fields) {
    const last = asks.at(-1);
    if (field.ticks !== null && last?.title === field.ticks) last.fields.push(field);
    else if (field.ticks !== null) asks.push({ id: `ticks-${id}`, title: field.ticks, fields: [field] });
    else asks.push({ id: field.id, title: undefined, fields: [field] });
  }
  return asks;
};
