import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dist, fileOf } from './serve.mjs';

const ORIGIN = 'http://site';

const ids = new Map();

function hasAnchor(file, anchor) {
  if (!ids.has(file)) {
    const html = readFileSync(file, 'utf8');
    ids.set(file, new Set([...html.matchAll(/\s(?:id|name)="([^"]*)"/g)].map((match) => match[1])));
  }
  return ids.get(file).has(decodeURIComponent(anchor));
}

async function problemOf(url) {
  const file = await fileOf(url.pathname);
  if (file === null) {
    return `leads to ${url.pathname}, which does not exist`;
  }
  return url.hash.length > 1 && !hasAnchor(file, url.hash.slice(1))
    ? `leads to ${url.pathname}${url.hash}, which has no such anchor`
    : null;
}

/** The pages of the guides, and those of the sources. The Javadoc is made by a tool that checks its own links. */
export async function pages() {
  const files = await readdir(dist, { recursive: true });
  return files.filter((file) => file.endsWith('.html') && !file.startsWith('api/') && file !== '404.html').sort();
}

/** The links that lead to a page or a picture of this site that does not exist, or to an anchor that it does not have. */
export async function brokenLinks(withApi) {
  const broken = new Set();
  for (const page of await pages()) {
    const html = readFileSync(join(dist, page), 'utf8');
    for (const [, link] of html.matchAll(/\s(?:href|src)="([^"]+)"/g)) {
      const url = new URL(link.replaceAll('&amp;', '&'), `${ORIGIN}/${page}`);
      if (url.origin === ORIGIN && (withApi || !url.pathname.startsWith('/api/'))) {
        const problem = await problemOf(url);
        if (problem !== null) {
          broken.add(`${page}: a link ${problem}`);
        }
      }
    }
  }
  return [...broken];
}
