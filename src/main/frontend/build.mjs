// Rebuilds what others wrote: static/vendor, static/fonts and static/icons.svg. Same input, same bytes.
// `npm ci && npm run build` here; our own CSS and JS need no build.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import subsetFont from 'subset-font';
import { icons } from './icons.mjs';

const out = new URL('../resources/static/', import.meta.url);
const read = (path) => readFileSync(new URL(`node_modules/${path}`, import.meta.url));
const versionOf = (name) => JSON.parse(read(`${name}/package.json`)).version;

for (const folder of ['vendor', 'fonts']) {
  rmSync(new URL(folder, out), { recursive: true, force: true });
  mkdirSync(new URL(folder, out), { recursive: true });
}

// htmx and its SSE extension, as one module. The extension expects a global.
await build({
  stdin: {
    contents: 'import htmx from "./htmx-global.mjs"; import "htmx-ext-sse"; export default htmx;',
    resolveDir: import.meta.dirname,
  },
  outfile: new URL('vendor/htmx.js', out).pathname,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
});

// Only the glyphs that English and Western European names need, and the weights that the CSS uses.
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');
const glyphs = range(0x20, 0x7e) + range(0xa0, 0xff) + 'Œœ–—‘’‚“”„•…‹›€™−';

async function font(name, file, weights) {
  const bytes = await subsetFont(read(file), glyphs, {
    targetFormat: 'woff2',
    variationAxes: { wght: weights },
  });
  writeFileSync(new URL(`fonts/${name}.woff2`, out), bytes);
  return bytes.length;
}

const interBytes = await font(
  'inter',
  '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  { min: 400, max: 700 },
);
const serifBytes = await font(
  'source-serif',
  '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  { min: 400, max: 640 },
);
if (interBytes + serifBytes > 120_000) throw new Error(`Fonts weigh ${interBytes + serifBytes} bytes, over 120 KB`);

copyFileSync(new URL('node_modules/@fontsource-variable/inter/LICENSE', import.meta.url), new URL('fonts/inter-LICENSE.txt', out));
copyFileSync(
  new URL('node_modules/@fontsource-variable/source-serif-4/LICENSE', import.meta.url),
  new URL('fonts/source-serif-LICENSE.txt', out),
);

// One sprite with our mark and only the icons that pages use.
const mark = readFileSync(new URL('mark.svg', import.meta.url)).toString().trim();
const symbols = icons.map((icon) => {
  const shapes = read(`lucide-static/icons/${icon}.svg`)
    .toString()
    .replace(/^[\s\S]*?<svg[\s\S]*?>/, '')
    .replace('</svg>', '')
    .replace(/\s+/g, ' ')
    .trim();
  return `<symbol id="${icon}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
});
writeFileSync(
  new URL('icons.svg', out),
  `<svg xmlns="http://www.w3.org/2000/svg">\n${[mark, ...symbols].join('\n')}\n</svg>\n`,
);

const vendored = [
  ['htmx.org', '0BSD', 'vendor/htmx.js'],
  ['htmx-ext-sse', '0BSD', 'vendor/htmx.js'],
  ['lucide-static', 'ISC', 'icons.svg'],
  ['@fontsource-variable/inter', 'OFL-1.1', 'fonts/inter.woff2'],
  ['@fontsource-variable/source-serif-4', 'OFL-1.1', 'fonts/source-serif.woff2'],
];
writeFileSync(
  new URL('vendor/VENDORED.md', out),
  `# Vendored files

Written by \`npm ci && npm run build\` in \`src/main/frontend\`; change the versions there, not these files.

| package | version | licence | file |
|---|---|---|---|
${vendored.map(([name, licence, file]) => `| ${name} | ${versionOf(name)} | ${licence} | ${file} |`).join('\n')}
`,
);
