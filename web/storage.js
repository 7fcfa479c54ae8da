// The journal of the one workspace in IndexedDB. Every record is added under a new key in a strictly
// durable transaction and acknowledged only when that is complete. One tab writes (a lock says
// which), others read and can ask it to hand over.
const full = 600, denied = 601, corrupt = 602, readOnly = 603, missing = 604;
const states = { opening: 0, writer: 1, reader: 2, unavailable: 3 };
const snapshot = 0;

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; ++bit) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});
function checksum(bytes, seed) {
  let sum = ~seed;
  for (let i = 0; i < bytes.length; ++i) sum = table[(sum ^ bytes[i]) & 255] ^ (sum >>> 8);
  return ~sum >>> 0;
}

const finished = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const codeOf = (error) =>
  error?.name === 'QuotaExceededError' ? full : error?.name === 'ConstraintError' ? readOnly : denied;

function number64(value) {
  const out = new Uint8Array(8);
  new DataView(out.buffer).setBigUint64(0, BigInt(value), true);
  return out;
}

export function makeStorage(engine) {
  // Several copies of Bedside may stand under different paths of one host.
  const name = 'bedside:' + new URL('.', document.baseURI).pathname;
  const channel = window.BroadcastChannel ? new BroadcastChannel(name) : null;
  let database = null;
  let opening = null;
  let state = states.opening;
  let release = null;  // gives the lock back
  let next = 1;  // key of the next record
  let snapshots = [];  // keys of snapshots, ascending
  let queue = [];
  let busy = false;
  let askedToPersist = false;
  let idle = null;  // resolves when nothing is being written

  function setState(value) {
    if (state === value) return;
    state = value;
    engine.call('bedside_storage_state', value);
  }

  // ---- one writer

  function becomeWriter() {
    return new Promise((resolve) => {
      release = () => {
        release = null;
        resolve();
      };
      setState(states.writer);
    });
  }
  function becomeReader() {
    for (const entry of queue.splice(0)) engine.done(entry.id, readOnly);
    release = null;
    if (state !== states.unavailable) setState(states.reader);
  }
  // Whoever waits gets the lock when the writer closes or hands over.
  let waiting = null;
  function waitForLock() {
    waiting?.abort();
    const mine = (waiting = new AbortController());
    navigator.locks.request(name, { signal: mine.signal }, becomeWriterAgain).catch(() => {
      if (!mine.signal.aborted) loseLock();
    });
  }
  function loseLock() {
    becomeReader();
    waitForLock();
  }
  async function becomeWriterAgain() {
    waiting = null;
    await findEnd().catch(() => {});
    await becomeWriter();
  }
  async function takeLock() {
    if (!navigator.locks) {
      setState(states.writer);
      return;
    }
    await new Promise((decided) => {
      navigator.locks.request(name, { ifAvailable: true }, (lock) => {
        if (!lock) {
          setState(states.reader);
          waitForLock();
          decided();
          return undefined;
        }
        const held = becomeWriter();
        decided();
        return held;
      }).catch(loseLock);
    });
  }

  channel?.addEventListener('message', async ({ data }) => {
    if (data === 'take-over' && state === states.writer && release) {
      const give = release;
      await (idle ?? Promise.resolve());
      becomeReader();
      waitForLock();
      give();
    } else if (data === 'take-over' && state === states.reader) {
      // Another tab asked: let it go first.
      waiting?.abort();
      setTimeout(() => { if (state === states.reader) waitForLock(); }, 500);
    } else if (data === 'stored' && state === states.reader) {
      engine.call('bedside_storage_changed');
    }
  });

  function takeOver() {
    if (state !== states.reader || !navigator.locks) return;
    channel?.postMessage('take-over');
    // A tab that the browser has put to sleep does not answer.
    setTimeout(() => {
      if (state !== states.reader) return;
      waiting?.abort();
      navigator.locks.request(name, { steal: true }, becomeWriterAgain).catch(loseLock);
    }, 2000);
  }

  // ---- opening and reading

  function open() {
    return (opening ??= (async () => {
      try {
        const request = indexedDB.open(name, 1);
        request.onupgradeneeded = () => {
          request.result.createObjectStore('journal');
          request.result.createObjectStore('blobs');
        };
        database = await finished(request);
        database.onversionchange = () => database.close();
        database.onclose = () => {
          database = null;
          setState(states.unavailable);
        };
        await findEnd();
        await takeLock();
      } catch (error) {
        setState(states.unavailable);
        throw error;
      }
    })());
  }

  async function findEnd() {
    const keys = await finished(database.transaction('journal').objectStore('journal').getAllKeys());
    next = (keys.at(-1) ?? 0) + 1;
  }

  async function readAll() {
    await open();
    const store = database.transaction('journal').objectStore('journal');
    const [keys, values] = await Promise.all([finished(store.getAllKeys()), finished(store.getAll())]);
    next = (keys.at(-1) ?? 0) + 1;
    const records = keys.map((key, i) => {
      const { kind, bytes, sum } = values[i] ?? {};
      const whole = bytes instanceof Uint8Array && sum === checksum(bytes, key * 2 + kind);
      return { key, kind, bytes, whole };
    });
    snapshots = records.filter((record) => record.kind === snapshot).map((record) => record.key);
    const damaged = records.filter((record) => !record.whole).length;
    // From the newest whole snapshot on. A later snapshot that is damaged says nothing new, but
    // behind a damaged change nothing can be trusted.
    const from = records.findLastIndex((record) => record.whole && record.kind === snapshot);
    const use = [];
    let lost = 0;
    for (const record of records.slice(Math.max(0, from))) {
      if (lost) ++lost;
      else if (record.whole && (record.kind !== snapshot || use.length === 0)) use.push(record);
      else if (!record.whole && record.kind !== snapshot) ++lost;
    }
    return { use, damaged: damaged + Math.max(0, lost - 1) };
  }

  async function load(id) {
    try {
      const { use, damaged } = await readAll();
      const size = use.reduce((sum, record) => sum + 13 + record.bytes.length, 4);
      const out = new Uint8Array(size);
      const view = new DataView(out.buffer);
      view.setUint32(0, damaged, true);
      let at = 4;
      for (const { key, kind, bytes } of use) {
        view.setBigUint64(at, BigInt(key), true);
        view.setUint8(at + 8, kind);
        view.setUint32(at + 9, bytes.length, true);
        out.set(bytes, at + 13);
        at += 13 + bytes.length;
      }
      engine.done(id, 0, out);
    } catch {
      engine.done(id, denied);
    }
  }

  // ---- writing

  function add(id, kind, bytes) {
    if (state === states.reader) return void engine.done(id, readOnly);
    queue.push({ id, kind, bytes });
    flush();
  }

  async function flush() {
    if (busy) return;
    busy = true;
    let finish;
    idle = new Promise((resolve) => { finish = resolve; });
    // The first call of this turn waits for the others: they share a transaction.
    await Promise.resolve();
    while (queue.length) {
      const batch = queue.splice(0);
      try {
        await open();
        if (state !== states.writer) throw new DOMException('', 'ConstraintError');
        await write(batch);
      } catch (error) {
        for (const entry of batch) engine.done(entry.id, codeOf(error));
      }
    }
    busy = false;
    idle = null;
    finish();
  }

  async function write(batch) {
    const transaction = database.transaction('journal', 'readwrite', { durability: 'strict' });
    const store = transaction.objectStore('journal');
    const ended = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    // An error thrown below is reported itself; this one must not be reported as well.
    ended.catch(() => {});
    let key = next;
    for (const entry of batch) {
      entry.key = key++;
      store.add({ kind: entry.kind, bytes: entry.bytes, sum: checksum(entry.bytes, entry.key * 2 + entry.kind) }, entry.key);
    }
    await ended;
    next = key;
    for (const entry of batch) engine.done(entry.id, 0, number64(entry.key));
    channel?.postMessage('stored');
    const made = batch.filter((entry) => entry.kind === snapshot).map((entry) => entry.key);
    if (made.length) forgetBefore(made);
    if (!askedToPersist) {
      askedToPersist = true;
      navigator.storage?.persist?.().catch(() => {});
    }
  }

  // The snapshot before the newest stays with what follows it, in case the newest is damaged.
  function forgetBefore(made) {
    snapshots.push(...made);
    if (snapshots.length < 2) return;
    const keep = snapshots.at(-2);
    snapshots = snapshots.slice(-2);
    const store = database.transaction('journal', 'readwrite').objectStore('journal');
    store.delete(IDBKeyRange.upperBound(keep, true));
  }

  // ---- pictures

  const blobs = (mode) => database.transaction('blobs', mode, { durability: 'strict' });
  async function answer(id, work) {
    try {
      await open();
      engine.done(id, 0, (await work()) ?? new Uint8Array(0));
    } catch (error) {
      engine.done(id, typeof error === 'number' ? error : codeOf(error));
    }
  }
  async function change(work) {
    if (state !== states.writer) throw readOnly;
    const transaction = blobs('readwrite');
    const ended = new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    work(transaction.objectStore('blobs'));
    await ended;
  }

  return {
    load,
    add,
    takeOver,
    putBlob: (id, key, bytes) => answer(id, () => change((store) => {
      store.getKey(key).onsuccess = (event) => {
        if (event.target.result === undefined) store.put({ bytes, sum: checksum(bytes, 0) }, key);
      };
    })),
    getBlob: (id, key) => answer(id, async () => {
      const found = await finished(blobs('readonly').objectStore('blobs').get(key));
      if (!found) throw missing;
      if (!(found.bytes instanceof Uint8Array) || found.sum !== checksum(found.bytes, 0)) throw corrupt;
      return found.bytes;
    }),
    deleteBlob: (id, key) => answer(id, () => change((store) => store.delete(key))),
    listBlobs: (id) => answer(id, async () => {
      const keys = await finished(blobs('readonly').objectStore('blobs').getAllKeys());
      return new TextEncoder().encode(keys.join('\n'));
    }),
    use: (id) => answer(id, async () => {
      const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
      const persistent = (await navigator.storage?.persisted?.()) ?? false;
      return new Uint8Array([...number64(usage), ...number64(quota), persistent ? 1 : 0]);
    }),
  };
}
