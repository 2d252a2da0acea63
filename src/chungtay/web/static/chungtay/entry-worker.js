// Keeps the entry pages working when the network is gone: their own files, and each page as it was
// when last seen. Numbers typed meanwhile are not kept here but by the page (entry-drafts.js).

const FILES = "chungtay-entry-files";
const PAGES = "chungtay-entry-pages";
const SHELL = [
  /* SHELL */
];
const MOST_PAGES = 60;
const ABSENT = `<!doctype html><html lang="vi"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Mất mạng · Chung Tay</title>
<link rel="stylesheet" href="/static/chungtay/tokens.css">
<link rel="stylesheet" href="/static/chungtay/kit.css">
<main class="wide"><div class="empty"><h1>Mất mạng</h1><p>Báo cáo này chưa được mở trên máy này khi có
mạng, nên chưa xem được. Hãy thử lại khi có mạng, hoặc mở một báo cáo đã mở trước đây.</p></div></main></html>`;

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/static/")) event.respondWith(fileOf(request));
  else if (request.mode === "navigate" && isEntry(url)) event.respondWith(pageOf(request, url));
});

function isEntry(url) {
  return url.pathname.endsWith("/nhap/") || url.pathname.startsWith("/bao-cao-ky/nhieu-xa/");
}

// A missing bundle must not keep the rest from being kept.
async function keepShell() {
  const cache = await caches.open(FILES);
  await Promise.all(SHELL.map((file) => cache.add(file).catch(() => {})));
}

// The network first, so that nothing old is shown while there is one.
async function fileOf(request) {
  const cache = await caches.open(FILES);
  try {
    const answer = await fetch(request);
    if (answer.ok) cache.put(request, answer.clone());
    return answer;
  } catch (fault) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw fault;
  }
}

async function pageOf(request, url) {
  const cache = await caches.open(PAGES);
  const name = url.origin + url.pathname + (url.pathname.includes("/nhieu-xa/") ? url.search : "");
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) {
      await cache.put(name, answer.clone());
      await prune(cache);
    } else if (answer.status === 401 || answer.status === 403) await cache.delete(name);
    return answer;
  } catch {
    const kept = await cache.match(name);
    const headers = { "Content-Type": "text/html; charset=utf-8" };
    return kept || new Response(ABSENT, { status: 503, headers });
  }
}

async function prune(cache) {
  const names = await cache.keys();
  await Promise.all(names.slice(0, Math.max(0, names.length - MOST_PAGES)).map((name) => cache.delete(name)));
}
