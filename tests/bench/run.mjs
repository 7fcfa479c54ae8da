#!/usr/bin/env node
// Every benchmark, one JSON object: node tests/bench/run.mjs [--skip-page]
// Needs what it measures built: ninja -C build/native bench_check_bench bench_lang_bench
// bench_paint_bench bench_platforms_bench, the same in build/web, and the site (./tools/run
// --build-only). What is not built is left out by name. Run it on a quiet machine.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const benches = ['check', 'lang', 'paint', 'platforms'];

// The JSON lines of a program as {name: {unit, p50, p99}}.
function figures(command, ...parameters) {
  const done = spawnSync(command, parameters, { encoding: 'utf8', cwd: root, maxBuffer: 1 << 26 });
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
  if (existsSync(module)) report.node[name] = figures(process.execPath, module);
  else report.left_out.push(`node ${name}`);
}
if (process.argv.includes('--skip-page')) report.left_out.push('page');
else {
  const done = spawnSync(process.execPath, [`${root}tests/web/bench.mjs`], { encoding: 'utf8', cwd: root });
  report.page = done.status === 0 ? JSON.parse(done.stdout) : { failed: done.status };
}
console.log(JSON.stringify(report, null, 1));
