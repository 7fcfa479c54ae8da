// Keeps every file of the site, so the page works without a network. The list and the version are
// written in by tools/make_site; a new version is stored beside the old one and waits until the
// person asks for it.
const files = []; // precache
// Letters of other scripts and dictionaries: fetched when a person adds them, then kept like the rest.
const packs = []; // when asked for
const version = "dev";

const prefix = 'bedside ' + new URL('./', self.location).pathname + ' ';
const cacheName = prefix + version;
// Large and not needed for typing: fetched once everything else is there.
const late = /^fonts\/(Twemoji|Noto)/;
const pathOf = (name) => new URL(name === 'index.html' ? './' : name, self.location).href;

// Files of the same content in an older cache are taken from there instead of fetched again.
async function store(cache, [name, hash]) {
  const address = pathOf(name);
  const mark = address + '?' + hash;
  if (await cache.match(mark)) return;
  for (const other of await caches.keys()) {
    if (!other.startsWith(prefix) || other === cacheName) continue;
    const old = await (await caches.open(other)).match(mark);
    if (old) return void (await cache.put(mark, old));
  }
  const answer = await fetch(new Request(address, { cache: 'no-cache', credentials: 'same-origin' }));
  if (!answer.ok) throw new Error('missing: ' + name);
  // While a host is being updated its files may be of two versions: take only what is listed.
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.clone().arrayBuffer()));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!hex.startsWith(hash)) throw new Error('another version: ' + name);
  await cache.put(mark, answer);
}

async function storeAll(list) {
  const cache = await caches.open(cacheName);
  await Promise.all(list.map((file) => store(cache, file)));
}

let finishing = null;
// The late files, one after the other; a failure (offline meanwhile) is tried again when asked.
function finish() {
  finishing ??= (async () => {
    const cache = await caches.open(cacheName);
    for (const file of files.filter(([name]) => late.test(name))) await store(cache, file);
    for (const pack of packs) if (await caches.match(pathOf(pack[0]), { ignoreSearch: true })) await store(cache, pack);
  })().catch(() => { finishing = null; });
  return finishing;
}

self.addEventListener('install', (event) => {
  event.waitUntil(storeAll(files.filter(([name]) => !late.test(name))));
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    await self.clients.claim();
    await finish();
    for (const other of await caches.keys())
      if (other.startsWith(prefix) && other !== cacheName) await caches.delete(other);
  })());
});

async function report(port) {
  await finish();
  const cache = await caches.open(cacheName);
  const stored = await Promise.all(files.map(([name, hash]) => cache.match(pathOf(name) + '?' + hash)));
  port.postMessage({ complete: stored.every(Boolean) && files.length > 0 });
}

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting();
  if (event.data === 'finish') event.waitUntil(report(event.ports[0]));
});

const hashes = new Map([...files, ...packs].map(([name, hash]) => [pathOf(name), hash]));

self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  const address = new URL(event.request.url);
  address.search = address.hash = '';
  if (address.href.endsWith('/index.html')) address.pathname = address.pathname.slice(0, -'index.html'.length);
  const hash = hashes.get(address.href);
  if (!hash) return;
  event.respondWith((async () => {
    const stored = await (await caches.open(cacheName)).match(address.href + '?' + hash);
    if (stored) return stored;
    // A late file asked for early: fetch it once, for the page and the store.
    const answer = await fetch(event.request);
    if (answer.ok) await (await caches.open(cacheName)).put(address.href + '?' + hash, answer.clone());
    return answer;
  })());
});
