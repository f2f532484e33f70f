/** The page of the site for a Markdown file of the repository, or null if there is none. */
export function pageOf(path) {
  if (path === 'docs/README.md') {
    return 'guides.md';
  }
  if (path.startsWith('docs/') && path.endsWith('.md')) {
    return path.slice('docs/'.length);
  }
  // README.md, CHANGELOG.md and the like.
  return /^[A-Z_]+\.md$/.test(path) ? path.toLowerCase().replaceAll('_', '-') : null;
}
