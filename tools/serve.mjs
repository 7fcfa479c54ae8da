// Static server for build/web/site/: right types, the headers of `_headers`, brotli and gzip.
// On the command line: node tools/serve.mjs [--port N] [--base /path/] [--root DIR] [--open]
// In tests: const server = await serve({port: 0, base: '/sub/'}); ... server.url; await server.close();
import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {promises as fs} from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import zlib from 'node:zlib';

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8', '.json': 'application/json', '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json', '.png': 'image/png', '.svg': 'image/svg+xml', '.ico': 'image/x-icon',
  '.otf': 'font/otf', '.ttf': 'font/ttf', '.woff2': 'font/woff2', '.md': 'text/plain; charset=utf-8', '.bin': 'application/octet-stream',
};
const compressible = new Set(['.html', '.css', '.js', '.mjs', '.json', '.wasm', '.webmanifest', '.svg', '.otf', '.ttf', '.md', '.bin']);

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

// Headers for every path, from the block `/*` of a `_headers` file.
async function read_headers(root) {
  const headers = {};
  const text = await fs.readFile(path.join(root, '_headers'), 'utf8').catch(() => '');
  let applies = false;
  for (const line of text.split('\n')) {
    if (/^\S/.test(line)) applies = line.trim() === '/*';
    const found = applies && line.match(/^\s+([\w-]+):\s*(.*)$/);
    if (found) headers[found[1]] = found[2];
  }
  return headers;
}

// Compressed forms are kept on disk by content, because the best compression takes seconds.
async function compressed(body, encoding, cache) {
  const name = path.join(cache, `${createHash('sha256').update(body).digest('hex')}.${encoding}`);
  try {
    return await fs.readFile(name);
  } catch {
    const made = encoding === 'br'
      ? await brotli(body, {params: {[zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length}})
      : await gzip(body, {level: 9});
    await fs.mkdir(cache, {recursive: true});
    await fs.writeFile(`${name}.${process.pid}`, made);
    await fs.rename(`${name}.${process.pid}`, name);
    return made;
  }
}

async function load_site(root, cache, compress) {
  const files = new Map();
  const names = (await fs.readdir(root, {recursive: true, withFileTypes: true}))
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath ?? entry.path, entry.name));
  await Promise.all(names.map(async name => {
    const body = await fs.readFile(name);
    const extension = path.extname(name);
    const file = {body, type: types[extension] ?? 'application/octet-stream', etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 20)}"`};
    files.set(path.relative(root, name).split(path.sep).join('/'), file);
    if (compress && compressible.has(extension) && body.length > 512) {
      const work = Promise.all([compressed(body, 'br', cache), compressed(body, 'gzip', cache)])
        .then(made => [file.br, file.gzip] = made, () => {});
      if (compress === 'first') await work;
    }
  }));
  return files;
}

// The decoded path of a request; one that no file has when it cannot be decoded.
function path_of(address) {
  try {
    return decodeURIComponent(new URL(address, 'http://localhost').pathname);
  } catch {
    return '';
  }
}

// Serves `root` below `base`. `on_request(request, path)` sees every request; when it returns true it
// has answered itself. The site is read once, at the start. `compress`: false, 'first' (before the first
// request is answered) or 'later' (plain files until their compressed form is there).
export async function serve({root = path.join(repository, 'build/web/site'), port = 0, base = '/', compress = 'later', on_request} = {}) {
  const headers = await read_headers(root);
  const files = await load_site(root, path.join(root, '../.compressed'), compress);
  const server = http.createServer((request, response) => {
    const name = path_of(request.url);
    if (on_request?.(request, name, response) === true) return;
    const key = name.startsWith(base) ? name.slice(base.length) : null;
    const file = key === null || key === '_headers' ? undefined : files.get(key === '' || key.endsWith('/') ? `${key}index.html` : key);
    if (!file || !['GET', 'HEAD'].includes(request.method)) {
      response.writeHead(file ? 405 : 404, {...headers, 'Content-Type': 'text/plain; charset=utf-8'});
      response.end(file ? 'Method not allowed' : 'Not found');
      return;
    }
    const accepted = request.headers['accept-encoding'] ?? '';
    const encoding = file.br && /\bbr\b/.test(accepted) ? 'br' : file.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : null;
    const all = {...headers, 'Content-Type': file.type, 'Cache-Control': 'no-cache', 'ETag': file.etag, 'Vary': 'Accept-Encoding'};
    if (request.headers['if-none-match'] === file.etag) {
      response.writeHead(304, all);
      response.end();
      return;
    }
    const body = encoding ? file[encoding] : file.body;
    if (encoding) all['Content-Encoding'] = encoding;
    response.writeHead(200, {...all, 'Content-Length': body.length});
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    close: () => new Promise(resolve => {
      server.close(resolve);
      server.closeAllConnections?.();
    }),
  };
}

async function main(args) {
  const option = (name, fallback) => args.includes(name) ? args[args.indexOf(name) + 1] : fallback;
  const port = Number(option('--port', '8080'));
  try {
    const server = await serve({port, base: option('--base', '/'), root: path.resolve(option('--root', path.join(repository, 'build/web/site')))});
    console.log(`Bedside is ready: ${server.url}  (Ctrl+C ends it)`);
    if (args.includes('--open')) spawn('xdg-open', [server.url], {stdio: 'ignore', detached: true}).on('error', () => {}).unref();
  } catch (error) {
    const known = {
      EADDRINUSE: `port ${port} is taken by another program: choose one with --port N`,
      EACCES: `port ${port} needs more rights: choose one above 1023 with --port N`,
      ENOENT: 'the site is not built yet: run ./tools/run',
    };
    console.error(`serve: ${known[error.code] ?? error.message}`);
    process.exitCode = 2;
    return;
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
