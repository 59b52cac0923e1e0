import { createReadStream, createWriteStream } from 'node:fs';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { transferError } from './failure.ts';

interface Packing {
  pack(): Transform;
  unpack(): Transform;
}

/** Compression by file name extension. */
const packings: Readonly<Record<string, Packing>> = {
  '.gz': { pack: () => createGzip(), unpack: () => createGunzip() },
  '.zst': { pack: () => createZstdCompress(), unpack: () => createZstdDecompress() },
};

const packingOf = (file: string): Packing | undefined =>
  Object.entries(packings).find(([ending]) => file.endsWith(ending))?.[1];

/** Writes text to a file, compressed according to the name `as`, since `file` may be a temporary name. */
export async function writePacked(
  file: string,
  as: string,
  text: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const packing = packingOf(as);
  const source = Readable.from(text, { objectMode: true });
  const target = createWriteStream(file, { mode: 0o600 });
  await (packing ? pipeline(source, packing.pack(), target) : pipeline(source, target));
}

/**
 * The bytes of a file, decompressed according to the name `as`.
 * @throws CliError while reading, if it is not compressed that way.
 */
export async function* readPacked(file: string, as: string): AsyncGenerator<Uint8Array> {
  const packing = packingOf(as);
  const source = createReadStream(file, { highWaterMark: 1024 * 1024 });
  const stream = packing ? source.pipe(packing.unpack()) : source;
  // `pipe` does not forward errors.
  source.on('error', (error) => stream.destroy(error));
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    throw transferError(file, error);
  } finally {
    source.destroy();
  }
}
