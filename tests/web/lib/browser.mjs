// The installed Chromium without a graphics card, driven by playwright-core out of .deps.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
const require = createRequire(root + '.deps/node/package.json');
export const { chromium } = require('playwright-core');
export const axeSource = () => require('node:fs').readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const chromiumPath = [process.env.BEDSIDE_CHROMIUM, '/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  .find((path) => path && existsSync(path));
const args = ['--no-sandbox', '--disable-gpu', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--font-render-hinting=none'];

export const launch = (more = {}) =>
  chromium.launch({ executablePath: chromiumPath, args: [...args, ...(more.args ?? [])] });
export const launchPersistent = (profile, more = {}) =>
  chromium.launchPersistentContext(profile, { executablePath: chromiumPath, args, ...more });
