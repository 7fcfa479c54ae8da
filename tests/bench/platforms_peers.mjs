#!/usr/bin/env node
// Counting beside the references, on the posts that Bedside is measured with. Reads from standard
// input what bench_platforms_bench --counts prints: one JSON object {"text", "x", "graphemes"} a
// line with Bedside's counts, and writes one JSON line a figure: node tests/bench/platforms_peers.mjs < counts
import { readFileSync } from 'node:fs';
import { load, missing } from './peers.mjs';

const rounds = 5;
const posts = readFileSync(0, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));

function measure(name, count, ours) {
  for (const post of posts) count(post.text);
  const best = posts.map(() => Infinity);
  for (let round = 0; round < rounds; ++round)
    for (let i = 0; i < posts.length; ++i) {
      const start = performance.now();
      count(posts[i].text);
      best[i] = Math.min(best[i], (performance.now() - start) * 1000);
    }
  best.sort((a, b) => a - b);
  const at = (share) => Number(best[Math.min(best.length - 1, Math.floor(share * best.length))].toFixed(2));
  const equal = posts.filter((post) => count(post.text) === post[ours]).length;
  console.log(JSON.stringify({ name, unit: 'us', p50: at(0.5), p99: at(0.99), equal_counts: equal, posts: posts.length }));
}

const lacking = missing().find((peer) => peer.name === 'twitter-text');
if (lacking) console.log(JSON.stringify({ name: lacking.name, missing: lacking.reason }));
else {
  const module = await load('twitter-text');
  const twitter = module.default?.parseTweet ? module.default : module;
  measure('twitter-text', (text) => twitter.parseTweet(text).weightedLength, 'x');
}
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
measure('Intl.Segmenter', (text) => {
  let graphemes = 0;
  for (const _ of segmenter.segment(text)) ++graphemes;
  return graphemes;
}, 'graphemes');
