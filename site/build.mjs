// Builds the site into dist/: the pages of the repository, the sources that they link to, and the Javadoc.
//
//   node build.mjs                 all of it; needs Maven and a JDK for the Javadoc
//   node build.mjs --without-api   without the Javadoc
//
// Fails if a link leads nowhere.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vitepress';
import { brokenLinks } from './links.mjs';
import { pageOf } from './pages.mjs';

const site = dirname(fileURLToPath(import.meta.url));
const root = dirname(site);
const work = join(site, 'work');
const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
const known = new Set(files);
const linked = new Set();

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Where a link of a file leads on the site. */
function target(from, link) {
  if (/^[a-z]+:/.test(link) || link.startsWith('#')) {
    return link;
  }
  const [path, anchor] = link.split('#');
  const resolved = posix.normalize(posix.join(posix.dirname(from), path)).replace(/\/$/, '');
  const suffix = anchor === undefined ? '' : '#' + anchor;
  const page = pageOf(resolved);
  if (page !== null && known.has(resolved)) {
    return '/' + page + suffix;
  }
  if (/\.(svg|png)$/.test(resolved) && known.has(resolved)) {
    return link;
  }
  if (!known.has(resolved) && !files.some((file) => file.startsWith(resolved + '/'))) {
    throw new Error(`${from} links to ${link}, which does not exist`);
  }
  linked.add(resolved);
  return `/source/${resolved}.html`;
}

/** The Markdown of a page, with links that are right on the site. */
function convert(from, text) {
  return text
    .split(/(^ *```[^]*?^ *```$)/m)
    .map((part, index) => (index % 2 === 1 ? part : links(from, part)))
    .join('');
}

function links(from, text) {
  return text.replace(/(!?)(\[(?:[^\]`]|`[^`]*`)*\])\(([^)\s]+)\)/g, (all, image, label, link) => {
    const to = target(from, link);
    // A browser loads what is not a page of VitePress as a whole.
    const attributes = to.startsWith('/source/') ? '{target="_self"}' : '';
    return `${image}${label}(${to})${attributes}`;
  });
}

function writePages() {
  for (const file of files) {
    const page = pageOf(file);
    if (page !== null) {
      write(join(work, page), convert(file, readFileSync(join(root, file), 'utf8')));
    } else if (file.startsWith('docs/') && /\.(svg|png)$/.test(file)) {
      write(join(work, file.slice('docs/'.length)), readFileSync(join(root, file)));
      write(join(work, file), readFileSync(join(root, file))); // for the links of README.md
    }
  }
  cpSync(join(site, 'index.md'), join(work, 'index.md'));
  cpSync(join(site, 'public'), join(work, 'public'), { recursive: true });
  cpSync(join(root, 'docs', 'images', 'arena-browser.png'), join(work, 'public', 'arena-browser.png'));
}

function sourcePage(path, body) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(path)}</title>
<style>
:root { color-scheme: light dark; font-family: system-ui, sans-serif; }
body { margin: 1rem; }
pre { overflow-x: auto; font-size: 0.85rem; }
</style>
</head>
<body>
<p><a href="/">DarkRift 2 for Java</a> / ${escape(path)}</p>
${body}
</body>
</html>
`;
}

/** The sources that pages link to, and those below directories that pages link to. */
function writeSources() {
  const out = join(work, 'public', 'source');
  for (const path of linked) {
    const below = files.filter((file) => file.startsWith(path + '/'));
    for (const file of below.length > 0 ? below : [path]) {
      write(
        join(out, file + '.html'),
        sourcePage(file, `<pre>${escape(readFileSync(join(root, file), 'utf8'))}</pre>`),
      );
    }
    if (below.length > 0) {
      const list = below.map((file) => `<li><a href="/source/${file}.html">${file.slice(path.length + 1)}</a></li>`);
      write(join(out, path + '.html'), sourcePage(path, `<ul>\n${list.join('\n')}\n</ul>`));
    }
  }
}

/** The published modules that export something: their directories, and their names in Java. */
function javaModules() {
  const directories = ['darkrift-annotations', 'darkrift-protocol', 'darkrift-runtime'];
  for (const name of readdirSync(join(root, 'extensions')).sort()) {
    directories.push('extensions/' + name);
  }
  return directories
    .map((directory) => ({ directory, info: join(root, directory, 'src/main/java/module-info.java') }))
    .filter(({ info }) => existsSync(info) && /^ +exports /m.test(readFileSync(info, 'utf8')))
    .map(({ directory, info }) => ({
      directory,
      name: /^(?:open )?module ([\w.]+)/m.exec(readFileSync(info, 'utf8'))[1],
    }));
}

function writeJavadoc() {
  const modules = javaModules();
  const projects = modules.map(({ directory }) => directory);
  const list = 'target/site-classpath.txt';
  // test-compile: without it Maven looks for the tests of other modules in a repository.
  execFileSync(
    'mvn',
    ['-B', '-ntp', '-q', '-pl', projects.join(','), '-am', 'test-compile', 'dependency:build-classpath', '-DincludeScope=compile', '-Dmdep.outputFile=' + list],
    { cwd: root, stdio: 'inherit' },
  );
  const jars = new Set(
    projects
      .flatMap((directory) => readFileSync(join(root, directory, list), 'utf8').trim().split(delimiter))
      .filter((path) => path.endsWith('.jar')),
  );
  const arguments_ = ['-quiet', '-notimestamp', '-Xdoclint:none', '-encoding', 'UTF-8'];
  arguments_.push('-windowtitle', 'DarkRift 2 for Java', '-doctitle', 'DarkRift 2 for Java');
  arguments_.push('-d', join(work, 'public', 'api'));
  arguments_.push('--module-path', [...jars].join(delimiter));
  for (const { directory, name } of modules) {
    const generated = join(root, directory, 'target/generated-sources/annotations');
    const sources = [join(root, directory, 'src/main/java')];
    if (existsSync(generated) && statSync(generated).isDirectory()) {
      sources.push(generated);
    }
    arguments_.push('--module-source-path', `${name}=${sources.join(delimiter)}`);
  }
  arguments_.push('--module', modules.map(({ name }) => name).join(','));
  const javadoc = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'javadoc') : 'javadoc';
  execFileSync(javadoc, arguments_, { stdio: 'inherit' });
}

const withApi = !process.argv.includes('--without-api');
rmSync(work, { recursive: true, force: true });
writePages();
writeSources();
if (withApi) {
  writeJavadoc();
}
await build(site);
const broken = await brokenLinks(withApi);
if (broken.length > 0) {
  console.error(broken.join('\n'));
  process.exit(1);
}
