// Builds what the browser and the server's math engine load. Run by the build of Web.csproj:
//   node build.mjs <output folder>
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import babel from '@babel/core';
import * as esbuild from 'esbuild';
import subsetFont from 'subset-font';
import { native } from './native.mjs';

const westernText = [[0x20, 0x7e], [0xa0, 0xff], [0x152, 0x153]]
  .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i))).join('')
  + '\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2020\u2021\u2022\u2026\u2030\u2032\u2033\u2060\u2212';

const out = process.argv[2] ?? 'obj/front';
const assets = join(out, 'assets');

await rm(out, { recursive: true, force: true });
await mkdir(join(assets, 'fonts'), { recursive: true });
await Promise.all([styles(), islands(), fonts(), still(), mathEngine(), native(join(out, 'native'))]);

/** One stylesheet: tokens and page first, then every component's own file in the order of their names. */
async function styles() {
  const components = await find('.', (name) => name.endsWith('.razor.css'));
  const entry = ['Styles/site.css', ...components].map((path) => `@import "./${path}";`).join('\n');
  await esbuild.build({
    stdin: { contents: entry, resolveDir: process.cwd(), loader: 'css', sourcefile: 'all.css' },
    bundle: true, minify: true, external: ['fonts/*'], outfile: join(assets, 'site.css'), logLevel: 'warning',
  });
  const katex = await readFile('node_modules/katex/dist/katex-swap.min.css', 'utf8');
  // Every browser that renders this site reads woff2; the older formats would only be dead weight.
  await writeFile(join(assets, 'math.css'), katex.replace(/,url\([^)]*\.(woff|ttf)\) format\("[a-z]*"\)/g, ''));
}

/** Every file of Islands/ that defines an element is a bundle; what they share becomes a chunk. */
async function islands() {
  const entries = (await readdir('Islands')).filter((name) => name.endsWith('.island.ts'));
  await esbuild.build({
    entryPoints: entries.map((name) => join('Islands', name)),
    outdir: assets, entryNames: '[name]', chunkNames: 'chunk-[hash]',
    bundle: true, splitting: true, format: 'esm', target: 'es2022', minify: true, logLevel: 'warning',
  });
  await cp('node_modules/plotly.js-basic-dist-min/plotly-basic.min.js', join(assets, 'plotly.js'));
}

async function fonts() {
  const faces = [
    ...['400-normal', '400-italic', '600-normal'].map((face) => ['source-serif-4', face]),
    ...['400-normal', '600-normal'].map((face) => ['source-sans-3', face]),
    ['source-code-pro', '400-normal'],
  ];
  for (const [family, face] of faces) {
    for (const script of ['latin', 'greek']) {
      const name = `${family}-${script}-${face}.woff2`;
      const whole = await readFile(`node_modules/@fontsource/${family}/files/${name}`);
      // Western letters and a compositor's signs are what the pages are written in; figures keep all their styles.
      const font = script === 'latin' ? await subsetFont(whole, westernText, { targetFormat: 'woff2' }) : whole;
      await writeFile(join(assets, 'fonts', name), font);
    }
  }
  const katex = 'node_modules/katex/dist/fonts';
  for (const name of (await readdir(katex)).filter((name) => name.endsWith('.woff2')))
    await cp(join(katex, name), join(assets, 'fonts', name));
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
