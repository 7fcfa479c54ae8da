#!/usr/bin/env node
// What peers need for the posts that Bedside is measured with. Reads posts from standard input, one
// JSON object {"language", "text"} a line, as bench_check_bench --posts prints them, and writes one
// JSON line a figure: node tests/bench/check_peers.mjs < posts
//
// Each peer runs in a process of its own, warmed up by 100 posts; each post's best of the rounds
// counts, then the percentile over the posts, as for Bedside. The stack is what a web team would
// put together: all of them on each post but Harper and the second finder of personal data.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load, missing } from './peers.mjs';

const rounds = 5;
const warm_up = 100;

// Each: makes the function that takes a text and gives the number of what it found.
const alex = async () => {
  const { text } = await load('alex');
  return (post) => text(post).messages.length;
};
const writeGood = async () => {
  const check = (await load('write-good')).default;
  return (post) => check(post).length;
};
const redactPii = async () => {
  const { SyncRedactor } = (await load('redact-pii')).default;
  const redactor = new SyncRedactor();
  return (post) => Number(redactor.redact(post) !== post);
};
const redactpiiNode = async () => {
  const { Redactor } = await load('@redactpii/node');
  const redactor = new Redactor();
  return (post) => Number(redactor.redact(post) !== post);
};
const readability = async () => {
  const module = (await load('text-readability')).default;
  const formulas = module.default ?? module;
  return (post) => Number(formulas.fleschReadingEase(post) < 60) + Number(formulas.smogIndex(post) > 9);
};
const harper = async () => {
  const { LocalLinter } = await load('harper.js');
  const { binaryInlined } = await load('harper.js/binaryInlined');
  const linter = new LocalLinter({ binary: binaryInlined });
  await linter.setup();
  return async (post) => (await linter.lint(post, { language: 'plaintext' })).length;
};
const stack = async () => {
  const parts = [await alex(), await writeGood(), await redactPii(), await readability()];
  return (post) => parts.reduce((sum, part) => sum + part(post), 0);
};

const checks = {
  'alex': [alex, 'alex'],
  'write-good': [writeGood, 'write-good'],
  'redact-pii': [redactPii, 'redact-pii'],
  '@redactpii/node': [redactpiiNode, '@redactpii/node'],
  'text-readability': [readability, 'text-readability'],
  'harper.js': [harper, 'harper.js'],
  'stack: alex, write-good, redact-pii, text-readability': [stack, 'alex', 'write-good', 'redact-pii', 'text-readability'],
};

async function measure(name, posts) {
  const begin = performance.now();
  const check = await checks[name][0]();
  await check(posts[0].text);
  const first_ms = performance.now() - begin;
  for (const post of posts.slice(0, warm_up)) await check(post.text);
  const best = posts.map(() => Infinity);
  let findings = 0;
  for (let round = 0; round < rounds; ++round) {
    findings = 0;
    for (let i = 0; i < posts.length; ++i) {
      const start = performance.now();
      findings += await check(posts[i].text);
      best[i] = Math.min(best[i], (performance.now() - start) * 1000);
    }
  }
  const per_second = posts.length / (best.reduce((sum, us) => sum + us, 0) / 1e6);
  best.sort((a, b) => a - b);
  const at = (share) => Number(best[Math.min(best.length - 1, Math.floor(share * best.length))].toFixed(1));
  console.log(JSON.stringify({ name, unit: 'us', p50: at(0.5), p99: at(0.99), posts_per_second: Math.round(per_second), first_ms: Math.round(first_ms), rss_mb: Math.round(process.resourceUsage().maxRSS / 1024), findings }));
}

const input = readFileSync(0, 'utf8');
const wanted = process.argv[2];
if (wanted !== undefined) {
  await measure(wanted, input.split('\n').filter(Boolean).map((line) => JSON.parse(line)));
} else {
  const lacking = missing();
  for (const peer of lacking) console.log(JSON.stringify({ name: peer.name, missing: peer.reason }));
  for (const [name, [, ...packages]] of Object.entries(checks)) {
    if (lacking.some((peer) => packages.includes(peer.name))) continue;
    const done = spawnSync(process.execPath, [fileURLToPath(import.meta.url), name], { input, encoding: 'utf8', maxBuffer: 1 << 24 });
    const line = done.stdout.split('\n').find((text) => text.startsWith('{'));
    console.log(line ?? JSON.stringify({ name, failed: done.status ?? String(done.error) }));
  }
}
