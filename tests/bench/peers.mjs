#!/usr/bin/env node
// Fetches the peers of peers.json into .deps/peers: node tests/bench/peers.mjs
// One after the other, so that one that cannot be had does not keep the others away.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const home = `${root}.deps/peers/`;

export const peers = JSON.parse(readFileSync(new URL('peers.json', import.meta.url), 'utf8')).packages;

// The version that is there, or nothing.
function installed(name) {
  const file = `${home}node_modules/${name}/package.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
}

// Peers that are not there in the version asked for, with the reason.
export const missing = () => peers.filter((peer) => installed(peer.name) !== peer.version)
  .map(({ name, version }) => ({ name, version, reason: installed(name) ? `version ${installed(name)} is there` : 'not fetched: node tests/bench/peers.mjs' }));

// A module of a peer; throws when it is not there. A file beside the peers imports it, since names
// are looked up from the place of the file that says them.
export const load = async (name) => (await import(home + 'load.mjs')).default(name);

function fetchAll() {
  mkdirSync(home, { recursive: true });
  if (!existsSync(home + 'package.json')) writeFileSync(home + 'package.json', '{"private": true}\n');
  writeFileSync(home + 'load.mjs', 'export default (name) => import(name);\n');
  for (const { name, version } of missing()) {
    console.log(`fetching ${name} ${version}`);
    const options = ['--save-exact', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const done = spawnSync('npm', ['install', ...options, `${name}@${version}`], { cwd: home, stdio: ['ignore', 'ignore', 'inherit'] });
    if (done.status !== 0) console.log(`${name} ${version} cannot be had`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) fetchAll();
