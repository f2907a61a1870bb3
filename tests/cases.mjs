// Invented people: always the same for the same seed. Of each, some answers are missing, some not known, some wrong.

/** Numbers below a bound, one after the other: xorshift. */
export const dice = (seed) => {
  let state = seed;
  return (most) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % most;
  };
};

const two = (number) => String(number).padStart(2, "0");

/** Questions about so many people, by the fields of the self-check. */
export const cases = (teji, count, seed = 163) => {
  const roll = dice(seed), one = (...of) => of[roll(of.length)];
  const fields = teji.form("check").pages.flatMap((page) => page.fields);
  const day = (from, years) => {
    const [year, month] = [from + roll(years), two(1 + roll(12))];
    return one(`${year}-${month}-${two(1 + roll(28))}`, `${year}-${month}-${two(1 + roll(28))}`, `${year}.${month}`, `${year}`);
  };
  const typed = {
    choice: ({ choices }) => one(...choices).id,
    day: () => day(2008, 16),
    periods: () => one(`${day(2010, 13)}..`, `${day(2010, 13)}..`, `${day(2005, 4)}..${day(2010, 3)}; ${day(2014, 9)}..`),
    absences: () => one("none", "none", `about ${1 + roll(20)}`, `${day(2016, 2)}..${day(2018, 2)}`),
    finding: () => one("none", "none", day(2019, 6)),
    text: () => one("装配钳工", "焊工", ""),
  };
  // Most people are nearly fit: else nine in ten would end at the first condition.
  const ready = roll.bind(null, 4);
  const person = () => {
    const facts = {};
    const kind = roll(8);
    for (const { id, input } of fields) {
      if (kind === 0 && roll(2)) continue;
      const chance = roll(40);
      if (chance === 0) continue;
      if (chance === 1) facts[id] = "?";
      else if (chance === 2) facts[id] = one("x", "2020-13", "..", "none; none", " ");
      else if (input.kind === "choice" && ready()) facts[id] = input.choices[0].id;
      else facts[id] = typed[input.kind](input);
    }
    const rulings = {};
    for (const { id, ways } of roll(4) ? [] : teji.vocabulary.readings) {
      if (roll(3) === 0) rulings[id] = one(...ways).id;
    }
    return { facts, rulings, ...(roll(3) ? { reference: `2026-${two(1 + roll(12))}-${two(1 + roll(28))}` } : {}) };
  };
  return Array.from({ length: count }, person);
};
