// Tests are functions with a sentence for a name; a failing one says why and the run goes on.
import assert from 'node:assert/strict';

const tests = [];
export function test(name, body, { timeout = 60000 } = {}) {
  tests.push({ name, body, timeout });
}
export class Skip extends Error {}
export const skip = (why) => { throw new Skip(why); };
export { assert };

// Runs the tests, each in whichever of `lanes` (a browser each, with what tests are given) is free.
export async function run(lanes, filter) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const waiting = tests.filter(({ name }) => !filter || name.includes(filter));
  await Promise.all(lanes.map(async (tools) => {
    for (let next = waiting.shift(); next; next = waiting.shift()) ++counts[await runOne(next, tools)];
  }));
  return counts;
}

async function runOne({ name, body, timeout }, tools) {
  const closing = [];
  const own = { ...tools, later: (close) => closing.push(close) };
  const started = performance.now();
  let timer;
  try {
    await Promise.race([
      body(own),
      new Promise((_, fail) => { timer = setTimeout(() => fail(new Error(`took longer than ${timeout / 1000} s`)), timeout); }),
    ]);
    console.log(`ok    ${name} (${Math.round(performance.now() - started)} ms)`);
    return 'passed';
  } catch (error) {
    if (error instanceof Skip) {
      console.log(`skip  ${name}: ${error.message}`);
      return 'skipped';
    }
    console.log(`FAIL  ${name}\n${String(error.stack ?? error).split('\n').slice(0, 14).map((line) => '      ' + line).join('\n')}`);
    return 'failed';
  } finally {
    clearTimeout(timer);
    for (const close of closing.reverse()) await Promise.resolve(close()).catch(() => {});
  }
}
