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
const floods = (home, name) => ['identify', 'check'].map((what) => one(home, 'check', `${what}.1-MB-of-${name}`, 0)).join(', ');
const keystrokes = Object.entries(node.paint ?? {}).filter(([name]) => name.endsWith('.keystroke')).map(([, row]) => row.p50);
const kB = (bytes) => `${Math.round(bytes / 1000)} kB`;
const file = (name) => page.transfer.files[name] ? kB(page.transfer.files[name].brotli) : 'not there';
const rows = [
  ['check of a post, all rules, p50 / p99', pair(native, 'check', 'check.post', 1), pair(node, 'check', 'check.post', 1)],
  ['check of 350 letters, p50 / p99', pair(native, 'check', 'check.350-letters', 1), pair(node, 'check', 'check.350-letters', 1)],
  ['check of 2,200 letters, p50 / p99', pair(native, 'check', 'check.2200-letters', 1), pair(node, 'check', 'check.2200-letters', 1)],
  ['check of the changed sentence, p50 / p99', pair(native, 'check', 'check.changed-sentence', 1), pair(node, 'check', 'check.changed-sentence', 1)],
  ['start of the engine', one(native, 'check', 'engine.start', 0), one(node, 'check', 'engine.start', 0)],
  ['engine alone: ready after its data', one(native, 'engine', 'engine.ready', 0), one(node, 'engine', 'engine.ready', 0)],
  ['engine alone: memory of WebAssembly, peak of the process (bare Node)', '', node.engine?.['engine.memory'] ? `${one(node, 'engine', 'engine.memory', 0)}, ${one(node, 'engine', 'engine.process-memory', 0)} (${shown(node.engine['node.process-memory'].p50)})` : 'not measured'],
  ['engine alone: code, catalog of all assets (brotli)', '', report.size ? ['engine.code-brotli', 'engine.catalog-brotli'].map((name) => `${shown(report.size[name].p50)} kB`).join(', ') : 'not measured'],
  ['`bedside check --ndjson`, 10,000 posts on one core', one(native, 'batch', 'batch.check', 0), ''],
  ['a megabyte of names: identify, check', floods(native, 'names'), floods(node, 'names')],
  ['a megabyte of emoji: identify, check', floods(native, 'emoji'), floods(node, 'emoji')],
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
// Peers on the same posts, beside Bedside's WebAssembly in the same run.
const peerRow = ([name, row]) => `| ${name} | ${row.missing ? `missing: ${row.missing}` : row.p50 === undefined ? 'failed' : `${shown(row.p50, 1)} / ${shown(row.p99, 1)} µs`} | ${row.times_slower ? `${row.times_slower}x` : ''} |`;
const peerRows = report.peers ? [
  '', '| Peer, the same posts | p50 / p99 | Bedside is faster by |', '| --- | --- | --- |',
  ...Object.entries(report.peers.check).map(peerRow),
  ...Object.entries(report.peers.count).map(([name, row]) => peerRow([name === 'twitter-text' ? 'twitter-text (beside the count for X)' : `${name} (beside our graphemes)`, row])),
] : [];
const text = [
  `Measured with \`node tests/bench/run.mjs\` on ${machine.cores} cores (${machine.cpu}), Node ${machine.node.slice(1)}, Chromium without a graphics card, cold, served from the same machine; medians.`,
  '',
  '| Engine | native | WebAssembly in Node |', '| --- | --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`),
  '',
  '| Page | |', '| --- | --- |', ...pageRows.map((row) => `| ${row.join(' | ')} |`),
  ...peerRows,
].join('\n');
const readme = readFileSync('README.md', 'utf8');
const begin = '<!-- figures -->', end = '<!-- end of figures -->';
if (!readme.includes(begin) || !readme.includes(end)) throw new Error('README.md has no place for the figures');
writeFileSync('README.md', readme.slice(0, readme.indexOf(begin) + begin.length) + '\n' + text + '\n' + readme.slice(readme.indexOf(end)));
