// A static server for one folder, as plain hosts are: correct types, revalidation by ETag, any
// sub-path, the headers a test asks for. It can be stopped in the middle, and it logs requests.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css',
  '.wasm': 'application/wasm', '.json': 'application/json', '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.otf': 'font/otf', '.ttf': 'font/ttf', '.md': 'text/plain; charset=utf-8',
};

// `change(path, bytes)` may give other bytes for a file, to play a newer version of the site.
export async function serve(folder, { base = '/', headers = {}, change = null, delay = 0 } = {}) {
  const requests = [];
  const state = { change, delay };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    requests.push({ method: request.method, path });
    if (state.delay) await new Promise((done) => setTimeout(done, state.delay));
    const answer = (status, extra = {}, body = '') => {
      response.writeHead(status, { ...headers, ...extra });
      response.end(body);
    };
    if (!path.startsWith(base)) return answer(404);
    let name = normalize(path.slice(base.length) || 'index.html');
    if (name.endsWith('/')) name += 'index.html';
    if (name.startsWith('..')) return answer(404);
    try {
      let bytes = await readFile(join(folder, name));
      if (state.change) bytes = Buffer.from((await state.change(name, bytes)) ?? bytes);
      const tag = '"' + createHash('sha256').update(bytes).digest('hex').slice(0, 16) + '"';
      const common = { 'Content-Type': types[extname(name)] ?? 'application/octet-stream', 'Cache-Control': 'no-cache', ETag: tag };
      if (request.headers['if-none-match'] === tag) return answer(304, common);
      answer(200, { ...common, 'Content-Length': bytes.length }, bytes);
    } catch {
      answer(404);
    }
  });
  const listen = (port) => new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', done);
  });
  await listen(0);
  const { port } = server.address();
  const sockets = new Set();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return {
    url: `http://127.0.0.1:${port}${base}`,
    requests,
    set: (changes) => Object.assign(state, changes),
    async stop() {
      const closed = new Promise((done) => server.close(done));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    restart: () => listen(port),
  };
}
