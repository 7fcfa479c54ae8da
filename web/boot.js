// Starts the page: the text field works already, everything else is fetched side by side and put
// together here. Nothing is asked of any other origin.
import { makePostField } from './text_field.js';
import { makeTwins } from './twins.js';
import { makeInput } from './input.js';
import { makeFiles } from './files.js';
import { makeStorage } from './storage.js';
import { makeOffline } from './offline.js';
import { makePaper } from './paper.js';

// Counters and handles for tests; never text of a draft.
const debug = (window.bedside = { counters: {}, problems: [], started: performance.now() });

// Script addresses must be ours: the policy header refuses any other use.
const allowed = new Set(['service_worker.js'].map((name) => new URL(name, document.baseURI).href));
const policy = window.trustedTypes
  ? window.trustedTypes.createPolicy('bedside', {
      createScriptURL(address) {
        if (allowed.has(address)) return address;
        throw new TypeError('not a script of this page');
      },
    })
  : { createScriptURL: (address) => address };

const fontNames = ['fonts/Inter-Regular.otf', 'fonts/Inter-SemiBold.otf', 'fonts/Inter-Bold.otf'];
const early = new Map(fontNames.map((name) => [name, fetchBytes(name)]));

async function fetchBytes(name) {
  const answer = await fetch(name);
  if (!answer.ok) throw new Error('file missing');
  return new Uint8Array(await answer.arrayBuffer());
}

// Inter for the text field, from the same bytes the canvas uses: no font is fetched twice.
async function fontsForTheDom() {
  const weights = ['400', '600', '700'];
  await Promise.all(fontNames.map(async (name, i) => {
    const face = new FontFace('Inter', await early.get(name), { weight: weights[i] });
    document.fonts.add(await face.load());
  }));
}

// Calls into the program once it is there; what comes earlier has nobody to go to.
const engine = {
  module: null,
  call(name, ...values) {
    if (!this.module) return 0;
    try {
      return this.module['_' + name](...values);
    } catch (error) {
      stop(error);
      return 0;
    }
  },
  // Calls with bytes or a string as the last two arguments (place, length); the program frees them.
  callBytes(name, bytes, ...values) {
    if (!this.module) return 0;
    if (typeof bytes === 'string') bytes = encoder.encode(bytes);
    const place = this.module._malloc(bytes.length || 1);
    this.module.HEAPU8.set(bytes, place);
    return this.call(name, ...values, place, bytes.length);
  },
  text(place) {
    return this.module ? this.module.UTF8ToString(place) : '';
  },
  // The answer to a call that the program is waiting for. Status 0 is success, else an ErrorCode.
  done(id, status = 0, bytes = new Uint8Array(0)) {
    this.callBytes('bedside_done', bytes, id, status);
  },
};
const encoder = new TextEncoder();

// A mistake of ours: nothing more is asked of the program, and the person is told what is safe.
function stop(error) {
  engine.module = null;
  document.documentElement.dataset.failed = 'true';
  debug.problems.push(String(error && error.name));
  const note = document.getElementById('stopped');
  note.hidden = false;
  note.querySelector('button').addEventListener('click', () => location.reload());
}

const postField = makePostField(engine);
const twins = makeTwins(engine, postField);
const input = makeInput(engine, twins, debug);
const files = makeFiles(engine, { early, fetchBytes });
const storage = makeStorage(engine);
const offline = makeOffline(engine, policy, debug);
const paper = makePaper();

const host = { engine, postField, twins, input, files, storage, offline, paper, debug };

async function start() {
  const { default: createModule } = await import('./app.js');
  const module = await createModule({
    host,
    print() {},
    printErr(text) { debug.problems.push(String(text).slice(0, 200)); },
    preRun: [(made) => { engine.module = made; }],
  });
  engine.module = module;
  offline.start();
  if (!engine.call('bedside_alive')) throw new Error('the program did not start');
}

fontsForTheDom().catch(() => {});
start().catch(stop);
