// Builds what the browser and the server's math engine load. Run by the build of Web.csproj:
//   node build.mjs <output folder>
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import babel from '@babel/core';
import * as esbuild from 'esbuild';
import subsetFont from 'subset-font';
import { native } from './native.mjs';

const letters = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');
const ascii = letters(0x20, 0x7e);
// What nearly every page is written in, and what only some are: a page fetches the second part when it meets one of its letters.
const pageText = ascii + '\u00a0\u00a7\u00b0\u00b1\u00b2\u00b7\u00d7\u00e9\u00f6\u00fc\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2032\u2033\u2060\u2212';
const otherText = [...letters(0xa1, 0xff) + '\u0152\u0153\u201a\u201e\u2020\u2021\u2022\u2030'].filter((letter) => !pageText.includes(letter)).join('');
const greekText = letters(0x3b1, 0x3c9) + '\u03d1\u03d5\u03f5';
const capitalText = letters(0x391, 0x3a1) + letters(0x3a3, 0x3a9);
// The signs that most formulas are made of; the whole face stands behind them for the rest.
const formulaText = {
  'Main-Regular': `${ascii}=\u00b1\u00b7\u00d7\u2212\u2032\u2026\u22ef\u22c5\u2264\u2265\u226a\u226b\u2248\u223c\u2260\u2261\u221d\u221e\u2207\u2208\u2192\u21a6\u27e8\u27e9\u2225\u2223\u22a4\u2113\u2245\u0393\u0394\u0398\u039b\u03a0\u03a3\u03a6\u03a8\u03a9\u02c6\u02c9\u02d9\u02dc\u00af`,
  'Math-Italic': `${letters(0x41, 0x5a)}${letters(0x61, 0x7a)}${letters(0x3b1, 0x3c9)}\u03d1\u03d5\u03f5\u2202`,
  'Size1-Regular': '()[]{}\u221a\u2211\u220f\u222b\u2223\u2225\u27e8\u27e9',
  'Size2-Regular': '()[]{}\u221a\u2211\u220f\u222b\u2223\u2225\u27e8\u27e9',
};
const textFeatures = ['kern', 'liga', 'onum', 'lnum', 'tnum', 'pnum', 'ccmp', 'mark', 'locl'];

const out = process.argv[2] ?? 'obj/front';
const assets = join(out, 'assets');

await rm(out, { recursive: true, force: true });
await mkdir(join(assets, 'fonts'), { recursive: true });
await Promise.all([fonts().then(styles), islands(), still(), mathEngine(), native(join(out, 'native'))]);

/** One stylesheet: faces, tokens and page first, then every component's own file in the order of their names. */
async function styles(faces) {
  const components = await find('.', (name) => name.endsWith('.razor.css'));
  const entry = ['Styles/site.css', ...components].map((path) => `@import "./${path}";`).join('\n')
    // What print takes away, no component puts back.
    + '\n@import "./Styles/print.css" print;';
  await esbuild.build({
    stdin: { contents: `${entry}\n${faces}`, resolveDir: process.cwd(), loader: 'css', sourcefile: 'all.css' },
    bundle: true, minify: true, external: ['fonts/*'], outfile: join(assets, 'site.css'), logLevel: 'warning',
  });
  const katex = await readFile('node_modules/katex/dist/katex-swap.min.css', 'utf8');
  // Every browser that renders this site reads woff2; the older formats would only be dead weight.
  const sheet = katex.replace(/,url\([^)]*\.(woff|ttf)\) format\("[a-z]*"\)/g, '');
  await writeFile(join(assets, 'math.css'), sheet.replace(/@font-face\{[^}]*\}/g, inParts));
}

/** A face, and after it the part of it that browsers prefer for the signs of most formulas. */
function inParts(face) {
  const name = Object.keys(formulaText).find((name) => face.includes(`KaTeX_${name}.woff2`));
  if (name === undefined) return face;
  // KaTeX's empty lines hold a sign of no width that no face has: it is not worth a download.
  return face.replace('}', ';unicode-range:U+20-200a,U+200c-ffff}')
    + face.replace('.woff2', '-common.woff2').replace('}', `;unicode-range:${ranges(formulaText[name])}}`);
}

/** A text's letters as CSS lists them. */
function ranges(text) {
  const points = [...new Set(text)].map((letter) => letter.codePointAt(0)).sort((a, b) => a - b);
  const runs = [];
  for (const point of points) {
    if (runs.length > 0 && runs.at(-1)[1] === point - 1) runs.at(-1)[1] = point;
    else runs.push([point, point]);
  }
  return runs.map(([first, last]) => `U+${first.toString(16)}${last > first ? `-${last.toString(16)}` : ''}`).join(',');
}

/** Every file of Islands/ that defines an element is a bundle; what they share becomes a chunk. */
async function islands() {
  const entries = (await readdir('Islands')).filter((name) => name.endsWith('.island.ts'));
  await esbuild.build({
    entryPoints: entries.map((name) => join('Islands', name)),
    outdir: assets, entryNames: '[name]', chunkNames: 'chunk-[hash]',
    bundle: true, splitting: true, format: 'esm', target: 'es2022', minify: true, logLevel: 'warning',
  });
  // What must run before the first paint cannot be a module.
  await esbuild.build({ entryPoints: ['Islands/light.ts'], outfile: join(assets, 'light.js'), format: 'iife', target: 'es2022', minify: true, logLevel: 'warning' });
  await cp('node_modules/plotly.js-basic-dist-min/plotly-basic.min.js', join(assets, 'plotly.js'));
}

/** Every face in parts, and the stylesheet that names them. */
async function fonts() {
  const faces = [
    ...[['400', 'normal'], ['400', 'italic'], ['600', 'normal']].map((face) => ['Source Serif 4', 'source-serif-4', ...face]),
    ...[['400', 'normal'], ['600', 'normal']].map((face) => ['Source Sans 3', 'source-sans-3', ...face]),
    ['Source Code Pro', 'source-code-pro', '400', 'normal'],
  ];
  const parts = [['page', 'latin', pageText, textFeatures], ['other', 'latin', otherText, textFeatures], ['greek', 'greek', greekText, []], ['capital', 'greek', capitalText, []]];
  for (const [, file, weight, style] of faces) {
    for (const [part, script, text, features] of parts)
      await subset(`node_modules/@fontsource/${file}/files/${file}-${script}-${weight}-${style}.woff2`, text, `${file}-${part}-${weight}-${style}.woff2`, features);
  }
  const katex = 'node_modules/katex/dist/fonts';
  for (const name of (await readdir(katex)).filter((name) => name.endsWith('.woff2')))
    await cp(join(katex, name), join(assets, 'fonts', name));
  for (const [name, text] of Object.entries(formulaText))
    await subset(join(katex, `KaTeX_${name}.woff2`), text, `KaTeX_${name}-common.woff2`, textFeatures);
  return faces.flatMap(([family, file, weight, style]) => parts.map(([part, , text]) =>
    `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};font-display:swap;`
    + `src:url(fonts/${file}-${part}-${weight}-${style}.woff2) format("woff2");unicode-range:${ranges(text)}}`)).join('\n');
}

async function subset(path, text, name, keepFeatures) {
  const font = await subsetFont(await readFile(path), text, { targetFormat: 'woff2', keepFeatures, noHinting: true });
  await writeFile(join(assets, 'fonts', name), font);
}

/** Files served as they are. */
async function still() {
  await cp('Assets/still', assets, { recursive: true });
}

/**
 * KaTeX for Jurassic, an ECMAScript 5 engine without a clock: classes and the like are lowered, Object.entries is
 * supplied, and every function and loop counts down from an allowance so that no formula runs for ever.
 */
async function mathEngine() {
  const whole = { configFile: false, sourceType: 'script' };
  const tick = () => babel.template.statement.ast`if(--__f<0)__o();`;
  const meter = () => ({
    visitor: {
      Function(path) {
        if (path.node.body.type === 'BlockStatement' && path.node.kind !== 'constructor')
          path.node.body.body.unshift(tick());
      },
      Loop(path) { path.ensureBlock(); path.node.body.body.unshift(tick()); },
    },
  });
  const source = await readFile('node_modules/katex/dist/katex.js', 'utf8');
  const metered = babel.transformSync(source, { ...whole, plugins: [meter] }).code;
  const wrapped = `var katex=(function(){var self={},exports,module,define,__f=1e9;
    function __o(){throw new RangeError('too complex');}
    if(!Object.entries)Object.entries=function(o){return Object.keys(o).map(function(k){return [k,o[k]];});};
    ${metered};self.katex.fuel=function(n){__f=n;};return self.katex;})();`;
  const lowered = babel.transformSync(wrapped, {
    ...whole, minified: true, comments: false,
    presets: [['@babel/preset-env', { targets: { ie: '11' }, modules: false }]],
  }).code;
  await writeFile(join(out, 'katex.es5.js'), lowered);
}

async function find(folder, matches) {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (['node_modules', 'bin', 'obj'].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...await find(path, matches));
    else if (matches(entry.name)) found.push(path);
  }
  return found.sort();
}
