// Packs photographs with JSZip as the seed of this project did: one after another, in memory.
//
//   node seed.mjs                                        answers works given as lines of JSON with the time each took
//   node seed.mjs DEFLATE|STORE COUNT DIRECTORY          packs so many files of a directory, and says what it took
import { createRequire } from 'node:module';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

// JSZip lies beside the compiled classes, not beside this file.
const JSZip = createRequire(join(process.cwd(), 'seed.mjs'))('jszip');

const packed = (zip, compression) =>
  zip.generateAsync({ type: 'uint8array', compression, compressionOptions: { level: 6 } });

async function fetched({ urls, compression, upload }) {
  const zip = new JSZip();
  for (const [index, url] of urls.entries()) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    zip.file(`image_${String(index + 1).padStart(3, '0')}.jpg`, await answer.arrayBuffer());
  }
  const archive = await packed(zip, compression);
  if (upload) {
    const answer = await fetch(upload, { method: 'PUT', body: archive });
    if (!answer.ok) throw new Error(`${upload} answered ${answer.status}`);
  }
  return archive.length;
}

async function fromFiles(compression, count, directory) {
  const names = (await readdir(directory)).sort();
  const zip = new JSZip();
  for (let index = 0; index < count; index++) {
    const bytes = await readFile(join(directory, names[index % names.length]));
    zip.file(`image_${String(index + 1).padStart(3, '0')}.jpg`, bytes);
  }
  return (await packed(zip, compression)).length;
}

async function timed(work) {
  const start = performance.now();
  const bytes = await work();
  return { milliseconds: performance.now() - start, bytes };
}

if (process.argv.length > 2) {
  const [compression, count, directory] = process.argv.slice(2);
  const { milliseconds, bytes } = await timed(() => fromFiles(compression, Number(count), directory));
  console.log(`${milliseconds} ${process.resourceUsage().maxRSS / 1024} 0 ${bytes}`);
} else {
  for await (const line of createInterface({ input: process.stdin })) {
    const { milliseconds, bytes } = await timed(() => fetched(JSON.parse(line)));
    console.log(`${milliseconds} ${bytes}`);
  }
}
