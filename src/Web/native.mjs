// What the server draws pictures with: libvips, which brings librsvg, and the site's own letters as it reads them.
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const letters = Array.from({ length: 0x400 - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)).join('')
  + '\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2032\u2212\u2264\u2265\u221e\u00b7';

/** Leaves the folder empty where npm has no library for this machine. */
export async function native(folder) {
  await mkdir(folder, { recursive: true });
  const library = `node_modules/@img/sharp-libvips-${process.platform}-${process.arch}/lib`;
  if (!existsSync(library)) return;
  for (const name of (await readdir(library)).filter((name) => name.startsWith('libvips-cpp')))
    await cp(join(library, name), join(folder, name));
  for (const face of ['latin-400-normal', 'latin-600-normal', 'greek-400-normal', 'greek-600-normal']) {
    const whole = await readFile(`node_modules/@fontsource/source-sans-3/files/source-sans-3-${face}.woff2`);
    await writeFile(join(folder, `${face}.ttf`), await subsetFont(whole, letters, { targetFormat: 'truetype' }));
  }
  await writeFile(join(folder, 'fonts.conf'),
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir prefix="relative">.</dir></fontconfig>\n');
}
