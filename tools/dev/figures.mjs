#!/usr/bin/env node
// Writes the table of figures in README.md from a run of the benches:
// node tests/bench/run.mjs > build/bench.json && node tools/dev/figures.mjs build/bench.json
import { readFileSync, writeFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { native, node, page, machine } = report;
const shown = (value, digits = 0) => value === undefined ? 'not measured' : Number(value).toFixed(digits);
const pair = (home, bench, name, digits) => {
  const row = home[bench]?.[name];
  return row ? `${shown(row.p50, digits)} / ${shown(row.p99, digits)} ${row.unit.replace('us', 'µs')}` : 'not measured';
};
const one = (home, bench, name, digits) => {
  const row = home[bench]?.[name];
  return row ? `${shown(row.p50, digits)} ${row.unit}` : 'not measured';
};
const keystrokes = Object.entries(node.paint ?? {}).filter(([name]) => name.endsWith('.keystroke')).map(([, row]) => row.p50);
const kB = (bytes) => `${Math.round(bytes / 1000)} kB`;
const file = (name) => page.transfer.files[name] ? kB(page.transfer.files[name].brotli) : 'not there';
const rows = [
  ['check of a post, all rules, p50 / p99', pair(native, 'check', 'check.post', 1), pair(node, 'check', 'check.post', 1)],
  ['check of 350 letters, p50 / p99', pair(native, 'check', 'check.350-letters', 1), pair(node, 'check', 'check.350-letters', 1)],
  ['check of 2,200 letters, p50 / p99', pair(native, 'check', 'check.2200-letters', 1), pair(node, 'check', 'check.2200-letters', 1)],
  ['check of the changed sentence, p50 / p99', pair(native, 'check', 'check.changed-sentence', 1), pair(node, 'check', 'check.changed-sentence', 1)],
  ['start of the engine', one(native, 'check', 'engine.start', 0), one(node, 'check', 'engine.start', 0)],
  ['posts a second, one after the other', one(native, 'check', 'check.throughput', 0), one(node, 'check', 'check.throughput', 0)],
  ['repaint of a preview at 2x after a keystroke, slowest card', '', `${shown(Math.max(...keystrokes), 2)} ms`],
];
const pageRows = [
  ['typing accepted after the request of the page', `${shown(page.loading_cold.typing_accepted)} ms`],
  ['first frame drawn', `${shown(page.loading_cold.drawn)} ms`],
  ['all checks live', `${shown(page.loading_cold.ready)} ms`],
  ['everything stored for offline use', `${shown(page.loading_cold.offline_ready)} ms`],
  ['main thread for a keystroke, of it scripts', `${shown(page.keystroke.cpu, 1)} ms, ${shown(page.keystroke.script, 1)} ms`],
  ['part of the page repainted for a keystroke', `${shown(page.keystroke.repainted_percent)} %`],
  ['frames drawn in ten idle seconds', shown(page.keystroke.idle_frames_in_10_s)],
  ['transfer for first use (brotli)', kB(page.transfer.first_use_brotli)],
  ['of it program and rules, three weights of Inter', `${file('app.wasm')}, ${kB(['Regular', 'SemiBold', 'Bold'].reduce((sum, weight) => sum + (page.transfer.files[`fonts/Inter-${weight}.otf`]?.brotli ?? 0), 0))}`],
  ['afterwards, in the background: emoji, Greek and Cyrillic', `${file('fonts/Twemoji.ttf')}, ${file('fonts/NotoSans-GreekCyrillic.ttf')}`],
];
const text = [
  `Measured with \`node tests/bench/run.mjs\` on ${machine.cores} cores (${machine.cpu}), Node ${machine.node.slice(1)}, Chromium without a graphics card, cold, served from the same machine; medians.`,
  '',
  '| Engine | native | WebAssembly in Node |', '| --- | --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`),
  '',
  '| Page | |', '| --- | --- |', ...pageRows.map((row) => `| ${row.join(' | ')} |`),
].join('\n');
const readme = readFileSync('README.md', 'utf8');
const begin = '<!-- figures -->', end = '<!-- end of figures -->';
if (!readme.includes(begin) || !readme.includes(end)) throw new Error('README.md has no place for the figures');
writeFileSync('README.md', readme.slice(0, readme.indexOf(begin) + begin.length) + '\n' + text + '\n' + readme.slice(readme.indexOf(end)));
