#!/usr/bin/env node
// Every benchmark, one JSON object: node tests/bench/run.mjs [--skip-page]
// Needs what it measures built: ninja -C build/native bedside bench_check_bench bench_lang_bench
// bench_paint_bench bench_platforms_bench bench_spelling_bench bench_engine, the benches in build/web too, the site
// (./tools/run --build-only) and, for the ratios, the peers (node tests/bench/peers.mjs). What is
// not there is left out by name. Run it on a quiet machine.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const root = fileURLToPath(new URL('../../', import.meta.url));
const benches = ['check', 'lang', 'paint', 'platforms', 'spelling'];

// The JSON lines of a program as {name: {unit, p50, p99}}.
function figures(command, parameters = [], input = '') {
  const done = spawnSync(command, parameters, { encoding: 'utf8', cwd: root, maxBuffer: 1 << 26, input });
  if (done.status !== 0) return { failed: done.status ?? String(done.error) };
  const rows = done.stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  return Object.fromEntries(rows.map(({ name, ...rest }) => [name, rest]));
}

const report = { machine: { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version }, native: {}, node: {}, left_out: [] };
for (const name of benches) {
  const native = `${root}build/native/bench_${name}_bench`;
  const module = `${root}build/web/bench/bench_${name}_bench.mjs`;
  if (existsSync(native)) report.native[name] = figures(native);
  else report.left_out.push(`native ${name}`);
  if (existsSync(module)) report.node[name] = figures(process.execPath, [module]);
  else report.left_out.push(`node ${name}`);
}

const bench = (name) => `${root}build/native/bench_${name}`;
const engineModule = `${root}build/web/bench/bench_engine.mjs`;
const output = (command, parameters, options = {}) => spawnSync(command, parameters, { encoding: 'utf8', maxBuffer: 1 << 28, ...options });
const brotli = (file) => brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: readFileSync(file).length } }).length;

// The engine alone: see tests/bench/engine.cpp for what it holds.
function engine(posts) {
  const catalog = `${root}build/native/generated/embedded/catalog.bin`;
  if (existsSync(bench('engine'))) report.native.engine = figures(bench('engine'), [catalog], posts);
  else report.left_out.push('native engine');
  if (!existsSync(engineModule)) return report.left_out.push('node engine');
  report.node.engine = figures(process.execPath, [engineModule, catalog], posts);
  const wasm = engineModule.replace('.mjs', '.wasm');
  report.size = {
    'engine.code-brotli': { unit: 'kB', p50: brotli(wasm) / 1000, of: 'WebAssembly: catalog, languages, identifiers, rules, checker, counts of all platforms' },
    'engine.catalog-brotli': { unit: 'kB', p50: brotli(catalog) / 1000, of: 'every asset, those of page, previews and exporters too' },
  };
  // Of the process with the engine, and of one that does nothing.
  const peak = (...parameters) => {
    const script = `process.on('exit', () => console.error('peak ' + process.resourceUsage().maxRSS / 1024))`;
    const done = output(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(script)}`, ...parameters], { input: posts });
    return Number(/peak ([\d.]+)/.exec(done.stderr)?.[1]);
  };
  report.node.engine['engine.process-memory'] = { unit: 'MiB', p50: peak(engineModule, catalog) };
  report.node.engine['node.process-memory'] = { unit: 'MiB', p50: peak('-e', '0') };
}

// Ten thousand posts through the command line tool on one core, reading and writing included.
function batch(posts) {
  const tool = `${root}build/native/bedside`;
  if (!existsSync(tool)) return report.left_out.push('native batch');
  const lines = posts.split('\n').filter(Boolean);
  const count = 10_000;
  const input = Array.from({ length: count }, (_, i) => JSON.stringify({ id: i, ...JSON.parse(lines[i % lines.length]) })).join('\n') + '\n';
  let best = Infinity;
  for (let round = 0; round < 3; ++round) {
    const start = performance.now();
    const done = output('taskset', ['-c', '0', tool, 'check', '--ndjson'], { input });
    if (done.status === null || done.status > 1) return report.left_out.push('native batch');
    best = Math.min(best, performance.now() - start);
  }
  report.native.batch = { 'batch.check': { unit: 'posts/s', p50: Math.round(count / (best / 1000)) } };
}

// The peers on the same posts, and how many times Bedside's WebAssembly is faster.
function peers(posts) {
  if (process.argv.includes('--skip-peers')) return report.left_out.push('peers');
  const check = figures(process.execPath, ['tests/bench/check_peers.mjs'], posts);
  const counts = output(bench('platforms_bench'), ['--counts']).stdout ?? '';
  const count = figures(process.execPath, ['tests/bench/platforms_peers.mjs'], counts);
  report.peers = { check, count };
  const ours = { check: report.node.check?.['check.post'], 'twitter-text': report.node.platforms?.['posts: count for x'], 'Intl.Segmenter': report.node.platforms?.['posts: graphemes'] };
  for (const [name, row] of [...Object.entries(check), ...Object.entries(count)]) {
    const own = ours[name] ?? ours.check;
    if (row.p50 && own?.p50) row.times_slower = Number((row.p50 / own.p50).toFixed(1));
  }
}

if (existsSync(bench('check_bench'))) {
  const posts = output(bench('check_bench'), ['--posts']).stdout;
  engine(posts);
  batch(posts);
  peers(posts);
}
if (process.argv.includes('--skip-page')) report.left_out.push('page');
else {
  const done = spawnSync(process.execPath, [`${root}tests/web/bench.mjs`], { encoding: 'utf8', cwd: root });
  report.page = done.status === 0 ? JSON.parse(done.stdout) : { failed: done.status };
}
console.log(JSON.stringify(report, null, 1));
