// Goes through packages in Firefox, by WebDriver BiDi. Arguments: the address of the site, then packages. Prints for each
// the digest of the report; fails where the page reports an error or asks for anything beyond its own origin.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";

const [site, ...packages] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "teji-firefox-"));
const firefox = spawn("firefox-esr", ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"], { env: { ...process.env, MOZ_DISABLE_CONTENT_SANDBOX: "1" } });
const ended = new Promise((end) => firefox.on("exit", end));

const address = await new Promise((found, fail) => {
  firefox.stderr.on("data", (said) => {
    const listening = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
    if (listening) found(listening[1]);
  });
  firefox.on("error", fail);
  setTimeout(() => fail(new Error("Firefox does not listen")), 60_000).unref();
});
const socket = new WebSocket(`${address}/session`);
await new Promise((open, fail) => Object.assign(socket, { onopen: open, onerror: fail }));
const waiting = new Map();
const strange = [];
socket.onmessage = ({ data }) => {
  const { id, type, method, params, result, message } = JSON.parse(data);
  if (method === "network.beforeRequestSent") {
    const { url } = params.request;
    if (/^(http|ws)/.test(url) && !url.startsWith(site)) strange.push(url);
  }
  if (method === "log.entryAdded" && params.level === "error") strange.push(params.text);
  const [done, fail] = waiting.get(id) ?? [];
  waiting.delete(id);
  if (type === "success") done?.(result);
  else if (type === "error") fail?.(new Error(message));
};
let last = 0;
const ask = (method, params) => new Promise((done, fail) => {
  waiting.set(++last, [done, fail]);
  socket.send(JSON.stringify({ id: last, method, params }));
});

let failed = null;
try {
  await ask("session.new", { capabilities: {} });
  await ask("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent"] });
  const { contexts: [{ context }] } = await ask("browsingContext.getTree", {});
  const run = async (script) => {
    const said = await ask("script.evaluate", { expression: script, target: { context }, awaitPromise: true });
    if (said.type !== "success") throw new Error(JSON.stringify(said.exceptionDetails));
    return said.result.value;
  };
  const until = async (script) => {
    for (let tries = 0; tries < 600; tries += 1) {
      const value = await run(script);
      if (value) return value;
      await new Promise((later) => setTimeout(later, 100));
    }
    throw new Error(`not within a minute: ${script} on ${await run("document.body.innerText")}`);
  };
  for (const name of packages) {
    await ask("browsingContext.navigate", { context, url: "about:blank", wait: "complete" });
    await ask("browsingContext.navigate", { context, url: `${site}#/recheck`, wait: "complete" });
    await until("document.querySelector('#received-file') !== null");
    await run(`(() => {
      const bytes = Uint8Array.from(atob("${readFileSync(name).toString("base64")}"), sign => sign.charCodeAt(0));
      const chosen = new DataTransfer();
      chosen.items.add(new File([bytes], "filed.zip"));
      const input = document.querySelector("#received-file");
      input.files = chosen.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    })()`);
    await until("document.querySelector('[data-stage=looked] [data-open]') !== null");
    await run("document.querySelector('[data-open]').click()");
    console.log(await until("document.querySelector('#report-code-whole')?.textContent"));
  }
} catch (error) {
  failed = error;
}
firefox.kill();
await ended;
rmSync(profile, { recursive: true, force: true });
if (failed) throw failed;
if (strange.length > 0) throw new Error(strange.join("\n"));
process.exit(0);
