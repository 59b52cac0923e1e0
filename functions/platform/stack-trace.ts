import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

const position = /(file:\/\/[^\s()]+\.mjs):(\d+):(\d+)/g;
const maps = new Map<string, SourceMap | undefined>();

/**
 * A stack trace of a bundle with the positions in the sources. Node's own option reads the source maps of all files at the
 * start, a fifth of a cold start; here only the maps of files in the trace are read, when an error is logged.
 * @param stack as in `Error.stack`; positions in files without a map stay as they are.
 */
export const readableStack = (stack: string): string =>
  stack.replace(position, (written: string, file: string, line: string, column: string) => {
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
    // Without a map the trace is still logged, with the positions in the bundle.
    return undefined;
  }
}
