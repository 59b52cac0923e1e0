import { createReadStream, createWriteStream } from 'node:fs';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { transferError } from './failure.ts';

interface Packing {
  pack(): Transform;
  unpack(): Transform;
}

/** How a file is packed, by the end of its name. */
const packings: Readonly<Record<string, Packing>> = {
  '.gz': { pack: () => createGzip(), unpack: () => createGunzip() },
  '.zst': { pack: () => createZstdCompress(), unpack: () => createZstdDecompress() },
};

const packingOf = (file: string): Packing | undefined =>
  Object.entries(packings).find(([ending]) => file.endsWith(ending))?.[1];

/** Text to a file, packed as the name `as` says, whatever the file is called while it is being written. */
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
 * The bytes of a file, unpacked as the name `as` says.
 * @throws CliError while it is read, when it is not packed like that.
 */
export async function* readPacked(file: string, as: string): AsyncGenerator<Uint8Array> {
  const packing = packingOf(as);
  const source = createReadStream(file, { highWaterMark: 1024 * 1024 });
  const stream = packing ? source.pipe(packing.unpack()) : source;
  // `pipe` does not hand on errors.
  source.on('error', (error) => stream.destroy(error));
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    throw transferError(file, error);
  } finally {
    source.destroy();
  }
}
