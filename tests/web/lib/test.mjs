// Tests are functions with a sentence for a name; a failing one says why and the run goes on.
import assert from 'node:assert/strict';

const tests = [];
export function test(name, body, { timeout = 60000 } = {}) {
  tests.push({ name, body, timeout });
}
export class Skip extends Error {}
export const skip = (why) => { throw new Skip(why); };
export { assert };

export async function run(tools, filter) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, body, timeout } of tests) {
    if (filter && !name.includes(filter)) continue;
    const closing = [];
    const own = { ...tools, later: (close) => closing.push(close) };
    const started = performance.now();
    let timer;
    try {
      await Promise.race([
        body(own),
        new Promise((_, fail) => { timer = setTimeout(() => fail(new Error(`took longer than ${timeout / 1000} s`)), timeout); }),
      ]);
      ++counts.passed;
      console.log(`ok    ${name} (${Math.round(performance.now() - started)} ms)`);
    } catch (error) {
      if (error instanceof Skip) {
        ++counts.skipped;
        console.log(`skip  ${name}: ${error.message}`);
      } else {
        ++counts.failed;
        console.log(`FAIL  ${name}\n${String(error.stack ?? error).split('\n').slice(0, 14).map((line) => '      ' + line).join('\n')}`);
      }
    }
    clearTimeout(timer);
    for (const close of closing.reverse()) await Promise.resolve(close()).catch(() => {});
  }
  return counts;
}
