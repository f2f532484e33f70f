// Serves the built site: node serve.mjs [port]

import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where the built site is. */
export const dist = join(dirname(fileURLToPath(import.meta.url)), 'dist');
const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The file for a path, as servers of static files find it, or null. */
export async function fileOf(path) {
  const plain = normalize(join(dist, decodeURIComponent(path)));
  if (plain !== dist && !plain.startsWith(dist + sep)) {
    return null;
  }
  for (const candidate of [plain, plain + '.html', join(plain, 'index.html')]) {
    try {
      if ((await stat(candidate)).isFile()) {
        return candidate;
      }
    } catch {
      // The next one.
    }
  }
  return null;
}

/** Starts a server on loopback. Port 0 takes a free one. */
export function serve(port) {
  const server = createServer(async (request, response) => {
    const file = await fileOf(new URL(request.url, 'http://localhost').pathname);
    response.setHeader('Content-Type', types[extname(file ?? '.html')] ?? 'application/octet-stream');
    response.statusCode = file === null ? 404 : 200;
    response.end(await readFile(file ?? join(dist, '404.html')));
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const server = await serve(Number(process.argv[2] ?? 8000));
  console.log(`http://127.0.0.1:${server.address().port}/`);
}
