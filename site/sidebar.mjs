import { readFileSync } from 'node:fs';
import { pageOf } from './pages.mjs';

/** The sidebar: the sections and guides of docs/README.md, in its order. */
export function sidebar() {
  const index = readFileSync(new URL('../docs/README.md', import.meta.url), 'utf8');
  const sections = [];
  for (const line of index.split('\n')) {
    const heading = /^## (.*)$/.exec(line);
    const entry = /^\| \[([^\]]+)\]\(([^)]+)\) \|/.exec(line);
    if (heading) {
      sections.push({ text: heading[1], items: [] });
    } else if (entry) {
      const page = pageOf(new URL(entry[2], 'file:///docs/').pathname.slice(1));
      sections.at(-1).items.push({ text: entry[1], link: '/' + page.replace(/\.md$/, '') });
    }
  }
  return sections;
}
