import { loadOnce } from '../load-once.ts';
import type { DeclaredFormat, ListedFormat, ReadInner } from './format.ts';
import * as declared from './formats/index.ts';

const levelOf = ({ level = 0 }: DeclaredFormat): number => level;

/** What a container reads its files with: the first upload of a container loads all these readers. */
async function readerOf(among: readonly ListedFormat[]): Promise<ReadInner> {
  const [{ readerAmong }, ...readers] = await Promise.all([
    import('./read-as.ts'),
    ...among.map((format) => format.load()),
  ]);
  return readerAmong(readers);
}

function listed(format: DeclaredFormat, within: readonly ListedFormat[]): ListedFormat {
  const { id, title, mediaTypes, single, detect } = format;
  const kind = { id, title, mediaTypes, ...(single && { single }), detect };
  const load = loadOnce(async () => ({ ...kind, ...(await format.load(() => readerOf(within))) }));
  return { ...kind, load };
}

const all: { format: ListedFormat; level: number }[] = [];
for (const format of Object.values(declared).toSorted((left, right) => levelOf(left) - levelOf(right))) {
  const within = all.filter(({ level }) => level < levelOf(format));
  all.push({
    format: listed(
      format,
      within.map((one) => one.format),
    ),
    level: levelOf(format),
  });
}

/** Every input format. Of equal scores in detection the first wins. */
export const formats: readonly ListedFormat[] = Object.freeze(all.map(({ format }) => format));
