// Pointer, keys, size and preferences of the page, told to the program; frames when it asks.
const kinds = { mouse: 0, touch: 1, pen: 2 };
const actions = { pointermove: 0, pointerdown: 1, pointerup: 2, pointercancel: 3, pointerleave: 4 };
const queries = {
  dark: '(prefers-color-scheme: dark)',
  still: '(prefers-reduced-motion: reduce)',
  contrast: '(prefers-contrast: more)',
  forced: '(forced-colors: active)',
  coarse: '(pointer: coarse)',
};
const systemColors = ['Canvas', 'CanvasText', 'ButtonFace', 'ButtonText', 'Highlight', 'HighlightText', 'LinkText', 'GrayText'];
const mac = /Mac|iPhone|iPad/.test(navigator.platform);

export function makeInput(engine, twins, debug) {
  const surface = document.getElementById('surface');
  const canvas = document.getElementById('canvas');
  const media = Object.fromEntries(Object.entries(queries).map(([name, query]) => [name, matchMedia(query)]));
  let asked = false;
  let drawn = false;

  // While somebody types a post fast, what is drawn around it follows five times a second: without
  // a GPU each picture costs as much as several letters. The first letter after a pause, the last
  // one and everything but typing are drawn at once; the text itself and its marks never wait.
  const typingPause = 250, pictureEvery = 200;  // milliseconds
  let typedAt = -Infinity;
  let drawnAt = -Infinity;
  let waiting = 0;

  function frame(time) {
    asked = false;
    drawnAt = performance.now();
    engine.call('bedside_frame', time);
    twins.settle();
    if (!drawn && debug.counters.frames) {
      drawn = true;
      document.documentElement.dataset[debug.counters.drawing ? 'drawn' : 'plain'] = 'true';
      debug.drawn = performance.now();
    }
  }
  function requestFrame() {
    if (asked) return;
    asked = true;
    const now = performance.now();
    const wait = now - typedAt < typingPause ? drawnAt + pictureEvery - now : 0;
    if (wait > 0) waiting = setTimeout(draw, wait);
    else draw();
  }
  function draw() {
    waiting = 0;
    requestAnimationFrame(frame);
  }
  function hurry() {
    typedAt = -Infinity;
    if (!waiting) return;
    clearTimeout(waiting);
    draw();
  }
  const types = (event) => event.isComposing || event.keyCode === 229 ||
    (!event.ctrlKey && !event.metaKey && !event.altKey && (event.key.length === 1 || ['Backspace', 'Delete', 'Enter', 'Shift'].includes(event.key)));
  window.addEventListener('input', (event) => { if (event.target.id === 'post-text') typedAt = performance.now(); }, true);
  window.addEventListener('keydown', (event) => { if (!types(event)) hurry(); }, true);
  for (const type of ['pointerdown', 'wheel', 'click', 'focusin', 'drop'])
    window.addEventListener(type, hurry, { capture: true, passive: true });

  const modifiers = (event) =>
    (event.shiftKey ? 1 : 0) | (event.ctrlKey ? 2 : 0) | (event.altKey ? 4 : 0) | (event.metaKey ? 8 : 0) |
    ((mac ? event.metaKey : event.ctrlKey) ? 16 : 0);

  function onPointer(event) {
    if (!event.isPrimary) return;  // a second finger is for the browser
    // The popover lies over the canvas; what is below it does not react.
    if (event.type !== 'pointerup' && event.target instanceof Element && event.target.closest('#explain')) {
      engine.call('bedside_pointer', actions.pointerleave, 0, 0, 0, 0, 0);
      return;
    }
    engine.call('bedside_pointer', actions[event.type], kinds[event.pointerType] ?? 0, event.clientX, event.clientY,
      Math.max(0, event.button), modifiers(event));
  }
  for (const type of ['pointermove', 'pointerdown', 'pointercancel', 'pointerleave'])
    surface.addEventListener(type, onPointer);
  window.addEventListener('pointerup', onPointer);
  // Pinch would zoom the canvas with the page; the layout is made for reading as it is.
  surface.addEventListener('gesturestart', (event) => event.preventDefault());

  const isField = (element) =>
    element.isContentEditable || element.tagName === 'TEXTAREA' || (element.tagName === 'INPUT' && element.type !== 'checkbox');

  window.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : document.body;
    const field = isField(target);
    // Buttons press themselves with Enter and Space.
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && (event.key === 'Enter' || event.key === ' ') && target.closest('button, input, [role]')) return;
    if (plain && event.key === 'Tab') return;
    const flags = modifiers(event) | (event.repeat ? 32 : 0) | (field ? 64 : 0) | (field && target.dataset.undo ? 128 : 0);
    if (engine.callBytes('bedside_key', event.key + '\0' + event.code, flags)) event.preventDefault();
  });

  function systemColorValues() {
    const probe = document.createElement('div');
    document.body.append(probe);
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const values = systemColors.map((name) => {
      probe.style.color = name;
      context.fillStyle = getComputedStyle(probe).color;
      context.fillRect(0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data];
    });
    probe.remove();
    return new Uint8Array(values.flat());
  }

  let watchedScale = null;
  function view() {
    const scale = window.devicePixelRatio || 1;
    if (!watchedScale || !watchedScale.matches) {
      watchedScale = matchMedia(`(resolution: ${scale}dppx)`);
      watchedScale.addEventListener('change', view, { once: true });
    }
    const text = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
    const flags = (document.visibilityState === 'visible' ? 1 : 0) | (media.dark.matches ? 2 : 0) |
      (media.still.matches ? 4 : 0) | (media.contrast.matches ? 8 : 0) | (media.forced.matches ? 16 : 0) |
      (media.coarse.matches ? 32 : 0);
    const colors = media.forced.matches ? systemColorValues() : new Uint8Array(32);
    engine.callBytes('bedside_view', colors, surface.clientWidth, surface.clientHeight, scale, text, flags);
  }
  new ResizeObserver(view).observe(surface);
  for (const query of Object.values(media)) query.addEventListener('change', view);
  document.addEventListener('visibilitychange', view);

  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    engine.call('bedside_context', 0);
  });
  canvas.addEventListener('webglcontextrestored', () => engine.call('bedside_context', 1));

  return {
    requestFrame,
    view,
    setCursor(name) { surface.dataset.cursor = name; },
    setStyle(json) {
      const root = document.documentElement;
      for (const [name, value] of Object.entries(JSON.parse(json))) {
        if (name === 'theme') root.dataset.theme = value;
        else root.style.setProperty(name, value);
      }
    },
    setTitle(text) { document.title = text; },
    setReady() {
      if (document.documentElement.dataset.ready) return;
      document.documentElement.dataset.ready = 'true';
      debug.ready = performance.now();
    },
    setCounters(json) { Object.assign(debug.counters, JSON.parse(json)); },
    announce(text, assertive) {
      const place = document.getElementById(assertive ? 'said-at-once' : 'said-politely');
      place.textContent = '';
      // The same words twice are said twice only if the element was empty in between.
      setTimeout(() => { place.textContent = text; }, 30);
    },
  };
}
