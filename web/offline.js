// Works offline: registers the service worker, watches until every file is stored and this page is
// served from the store, and offers a newer version that waits. Never reloads by itself.
const states = { unsupported: 0, installing: 1, ready: 2, update: 3 };

export function makeOffline(engine, policy, debug) {
  let registration = null;
  let state = states.unsupported;
  let reloading = false;

  function setState(value) {
    if (state === value) return;
    state = value;
    debug.offline = Object.keys(states)[value];
    engine.call('bedside_offline_state', value);
  }

  // The worker says which of its files are stored; only a full list counts.
  function ask(worker) {
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      worker.postMessage('finish', [port2]);
    });
  }

  async function look() {
    if (registration.waiting && registration.active) return setState(states.update);
    const worker = registration.active;
    if (!worker || !navigator.serviceWorker.controller) return setState(states.installing);
    const { complete } = await ask(worker);
    setState(registration.waiting ? states.update : complete ? states.ready : states.installing);
  }

  function watch(worker) {
    worker?.addEventListener('statechange', look);
  }

  async function start() {
    if (!navigator.serviceWorker) return;
    setState(states.installing);
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (reloading) location.reload();
      else look();
    });
    try {
      const address = policy.createScriptURL(new URL('service_worker.js', document.baseURI).href);
      registration = await navigator.serviceWorker.register(address, { updateViaCache: 'none' });
    } catch {
      setState(states.unsupported);
      return;
    }
    registration.addEventListener('updatefound', () => watch(registration.installing));
    watch(registration.installing);
    await look();
  }

  return {
    start: () => { start().catch(() => {}); },
    state: () => state,
    applyUpdate() {
      if (!registration?.waiting) return;
      reloading = true;
      registration.waiting.postMessage('take-over');
    },
  };
}
