import { defineConfig } from 'vitepress';
import { sidebar } from '../sidebar.mjs';

// The pages are written to work/ by build.mjs.
export default defineConfig({
  title: 'DarkRift 2 for Java',
  description: 'A server and a client in Java for DarkRift 2: typed messages, the bytes of C#, fast.',
  lang: 'en',
  srcDir: 'work',
  outDir: 'dist',
  cacheDir: 'work/.cache',
  cleanUrls: false,
  lastUpdated: false,
  // links.mjs follows all links, these too.
  ignoreDeadLinks: [/^\/source\//, /^\/api\//],
  head: [['link', { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' }]],
  themeConfig: {
    nav: [
      { text: 'Guides', link: '/guides' },
      { text: 'Javadoc', link: '/api/index.html', target: '_self' },
      { text: 'Changelog', link: '/changelog' },
    ],
    sidebar: sidebar(),
    outline: [2, 3],
    search: { provider: 'local' },
    docFooter: { prev: 'Before', next: 'Next' },
  },
});
