import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

const place = /(file:\/\/[^\s()]+\.mjs):(\d+):(\d+)/g;
const maps = new Map<string, SourceMap | undefined>();

/**
 * A stack trace of a bundle with the places in the sources. Node's own option reads the maps of all files before they
 * run, a fifth of a cold start; here those that an error goes through are read when it is told.
 * @param stack as in `Error.stack`; places in files without a map stay as they are.
 */
export const readableStack = (stack: string): string =>
  stack.replace(place, (written: string, file: string, line: string, column: string) => {
    const origin = mapOf(file)?.findOrigin(Number(line), Number(column));
    return origin && 'fileName' in origin
      ? `${origin.fileName.replace(/^(?:\.\.\/)+/, '')}:${origin.lineNumber}:${origin.columnNumber}`
      : written;
  });

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) maps.set(file, readMap(file));
  return maps.get(file);
}

function readMap(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(new URL(`${file}.map`), 'utf8')));
  } catch {
    // An error has to be told in any case, as well as it can be.
    return undefined;
  }
}
