// Days, spans and answers in words.

export const UNSURE = "?";
const NONE = "none", ABOUT = "about", RUNS_ON = "..";

/** How to tell days and answers in a language. */
export const sayingIn = (language, t) => {
  const full = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", { dateStyle: "long", timeZone: "UTC" });
  /** A day of the calendar, as `2026-12-01`. */
  const date = (day) => full.format(new Date(`${day}T00:00:00Z`));
  const span = (first, last) => first === last ? first : t("day.between", { first, last });

  /** A day as it was typed: what does not look like one is told as it is. */
  const day = (typed) => {
    if (typed.includes("~")) {
      const [first, last] = typed.split("~");
      return t("day.between", { first: day(first), last: day(last) });
    }
    const [, year, month, rest] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(typed) ?? [];
    if (rest) return date([year, month.padStart(2, "0"), rest.padStart(2, "0")].join("-"));
    if (month) return t("day.month.in", { year, month });
    return year ? t("day.year.in", { year }) : typed;
  };
  const period = (typed) => {
    const [first, last] = typed.split(RUNS_ON).map((one) => one.trim());
    return last ? t("period.closed", { first: day(first), last: day(last) }) : t("period.open", { first: day(first) });
  };
  const absence = (typed) => typed.startsWith(ABOUT)
    ? t("absences.about", { months: typed.slice(ABOUT.length).trim() }) : period(typed);
  const list = (typed, one) => joined(typed.split(";").map((part) => one(part.trim())));
  const joined = (parts) => parts.reduce((first, second) => t("and", { first, second }));
  const said = {
    choice: (typed, { choices }) => choices.find(({ id }) => id === typed)?.label ?? typed,
    day,
    periods: (typed) => list(typed, period),
    absences: (typed) => typed === NONE ? t("absences.none") : list(typed, absence),
    finding: (typed) => typed === NONE ? t("finding.none") : t("finding.on", { day: day(typed) }),
    text: (typed) => typed,
  };

  return {
    date,
    /** A question as the name of its answer. */
    name: (label) => label.replace(/[？?]$/, ""),
    /** An answer in words; a day that there is not is told as it was typed. */
    answer: ({ input }, typed) => {
      if (typed === UNSURE) return t("unsure");
      try { return said[input.kind](typed, input); } catch { return typed; }
    },
    /** From when something holds. */
    onset: ({ earliest, latest }) => {
      const [first, last] = [earliest, latest].map((day) => /^\d/.test(day));
      if (first && last) return span(date(earliest), date(latest));
      if (first) return t("onset.from", { day: date(earliest) });
      if (last) return t("onset.by", { day: date(latest) });
      return t(earliest !== latest ? "onset.unknown" : earliest === "always" ? "onset.always" : "onset.never");
    },
  };
};
