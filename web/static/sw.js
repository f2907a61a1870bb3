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

// What an older version kept is kept in this one, too; if anything does not come, the older one stays.
const install = async () => {
  await keep("check");
  for (const program of ["desk", "hr"]) if (await caches.match(mark(program), { cacheName: STORE })) await keep(program);
};

// Nobody looks at an older version any more: what only that had goes.
const tidy = async () => {
  if ((await clients.matchAll({ type: "window", includeUncontrolled: true })).length > 0) return;
  const cache = await caches.open(STORE);
  const ours = [PAGE, ...["check", "desk", "hr"].flatMap((program) => [mark(program), ...files[program].map(([name]) => new URL(name, here).href)])];
  for (const { url } of await cache.keys()) if (!ours.includes(url)) await cache.delete(url);
};

const answered = async (wanted, request) => {
  const found = await caches.match(wanted, { cacheName: STORE, ignoreVary: true });
  return found || fetch(request);
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
  event.respondWith(answered(isPage ? PAGE : request, request));
});
