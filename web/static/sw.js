// Keeps the site on the device, so that it opens without a network. `files`, above, is written by the builder: for the page
// and for each program, the names and digests of what belongs to it. What was opened once is kept; the page always.
// Names tell contents, so versions lie side by side; the page itself lies under the name of its version.
const here = new URL("./", location.href);
// Another folder of the same host may hold another of these sites.
const STORE = `teji ${here.pathname}`;
const PAGE = new URL(`?page=${files.version}`, here).href;
const mark = (program) => new URL(`?kept=${program}`, here).href;

const put = async (cache, [name, integrity]) => {
  const isPage = name === "./";
  const under = isPage ? PAGE : new URL(name, here).href;
  if (await cache.match(under)) return;
  const answer = await fetch(name, { integrity, cache: isPage ? "no-cache" : "default" });
  if (!answer.ok) throw new TypeError(name);
  // An answer that was sent on from elsewhere opens no page.
  await cache.put(under, new Response(answer.body, { headers: answer.headers }));
};

const keep = async (program) => {
  const cache = await caches.open(STORE);
  await Promise.all(files[program].map((file) => put(cache, file)));
  await cache.put(mark(program), new Response());
};

// What an older version kept is kept in this one, too, where there is room. If the page and its program do not come, the older
// one stays.
const install = async () => {
  await keep("check");
  for (const program of ["desk", "hr"]) {
    if (await caches.match(mark(program), { cacheName: STORE })) await keep(program).catch(() => {});
  }
};

// Nobody looks at an older version any more: what only that had goes.
const digests = new Map(["check", "desk", "hr"].flatMap((program) => files[program].map(([name, digest]) => [new URL(name, here).href, digest])));
const tidy = async () => {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.some(({ url }) => url.startsWith(here.href))) return;
  const cache = await caches.open(STORE);
  const ours = [PAGE, mark("check"), mark("desk"), mark("hr"), ...digests.keys()];
  for (const { url } of await cache.keys()) if (!ours.includes(url)) await cache.delete(url);
};

// What is fetched passes the browser's own cache by, for there an earlier request that stalls would hold it up; so it is kept
// as it comes.
const answered = async (event, wanted) => {
  const { request } = event;
  const found = await caches.match(wanted, { cacheName: STORE, ignoreVary: true });
  const integrity = digests.get(request.url);
  if (found || !integrity) return found || fetch(request);
  const answer = await fetch(request.url, { integrity, cache: "no-store" });
  if (answer.ok) {
    const copy = answer.clone();
    event.waitUntil(caches.open(STORE).then((cache) => cache.put(request.url, copy)).catch(() => {}));
  }
  return answer;
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(tidy().then(() => clients.claim())));
addEventListener("message", (event) => {
  if (event.data === "now") skipWaiting();
  // What cannot be kept now is kept another time.
  if (files[event.data] instanceof Array) event.waitUntil(keep(event.data).catch(() => {}));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== here.origin) return;
  const isPage = request.mode === "navigate";
  if (isPage && ![here.pathname, `${here.pathname}index.html`].includes(url.pathname)) return;
  event.respondWith(answered(event, isPage ? PAGE : request));
});
