// What Lighthouse says of pages, as a phone sees them, median of three. Arguments: the address of the site, "--times" where
// times are wanted, too, and the pages' routes. Prints a line a page; without times, ends with 1 where a score is too low.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [site, ...rest] = process.argv.slice(2);
const times = rest[0] === "--times";
const routes = rest.slice(Number(times));
const limits = { accessibility: 100, "best-practices": 100, seo: 95 };
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const median = (values) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)];

// The reference phone: a quarter of this machine's speed, 1.6 Mbit/s, 150 ms.
const settings = times
  ? { onlyCategories: ["performance", ...Object.keys(limits)] }
  : { onlyCategories: Object.keys(limits), throttlingMethod: "provided", maxWaitForLoad: 45000, pauseAfterFcpMs: 0, pauseAfterLoadMs: 1500, networkQuietThresholdMs: 0, cpuQuietThresholdMs: 0, skipAudits: ["valid-source-maps"] };

let missed = 0;
for (const route of routes) {
  const seen = {};
  const note = (name, value) => (seen[name] ??= []).push(value);
  const chrome = await launch({ chromePath: "/usr/bin/chromium", chromeFlags: flags });
  try {
    // What an earlier round kept is cleared before each.
    for (let round = 0; round < 3; round += 1) {
      const { lhr } = await lighthouse(`${site}${route}`, { port: chrome.port, logLevel: "silent", formFactor: "mobile", screenEmulation: { mobile: true, width: 360, height: 800, deviceScaleFactor: 2 }, ...settings });
      for (const { id, score } of Object.values(lhr.categories)) note(id, Math.round(score * 100));
      for (const { id, score, title } of Object.values(lhr.audits)) {
        if (!times && score !== null && score < 1) console.log(`  ${route} ${id}: ${title}`);
      }
      for (const id of times ? ["first-contentful-paint", "interactive", "total-blocking-time"] : []) note(id, Math.round(lhr.audits[id].numericValue));
    }
  } finally {
    await chrome.kill();
  }
  const medians = Object.entries(seen).map(([name, values]) => [name, median(values)]);
  console.log(`${route.padEnd(10)} ${medians.map(([name, value]) => `${name} ${value}`).join(", ")}`);
  missed += medians.filter(([name, value]) => value < (limits[name] ?? 0)).length;
}
process.exit(missed > 0 && !times ? 1 : 0);
