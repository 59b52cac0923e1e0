import { gzipSync } from 'node:zlib';
import { bundleWeb, writeWeb } from './web-bundle.ts';

/** `npm run build:web [FOLDER]`: shows what the desk in the browser weighs, and writes its files if a folder is given. */
const [folder] = process.argv.slice(2);
for (const { path, bytes } of bundleWeb())
  console.log(
    `${path.padEnd(32)} ${String(bytes.length).padStart(8)} bytes  ${String(gzipSync(bytes).length).padStart(7)} gzip`,
  );
if (folder !== undefined) writeWeb(folder);
