import { isObject } from './document.ts';
import { pointerSegment } from './scan.ts';
import type { ArticleField } from './schema.ts';

/** The names that are read inside the objects of a field, and what stands below them. */
interface Known {
  names: ReadonlySet<string>;
  below?: Readonly<Record<string, Known>>;
}
const known = (names: string, below?: Known['below']): Known => ({
  names: new Set(names.split(' ')),
  ...(below && { below }),
});

const rendition = known(
  'href url src contentUrl mediaType mimeType mime_type contentType width height size name',
);
const tables: Readonly<Partial<Record<ArticleField, Known>>> = {
  associations: known(
    `type renditions guid url src href contentUrl mediaType mimeType mime_type contentType width height caption description credit creditLine photographer alt altText headline title digitalSourceType`,
    { renditions: rendition },
  ),
  dateline: known('text place city date source'),
  subjects: known('code qcode uri id name scheme'),
  credits: known('name kind role asWritten'),
  aiUse: known('extent digitalSourceType tool reviewedBy reviewedAt responsible name uri literal', {
    responsible: known('name url'),
  }),
  license: known('rsl tdmReservation tdmPolicy'),
  authors: known('name displayName fullName firstName lastName role jobTitle email'),
  byline: known('name displayName fullName firstName lastName role jobTitle email'),
  keywords: known('name label value'),
  located: known('name label value'),
};

const mostFound = 50;

/** Pointers of the properties inside a field's value that nothing is read from. `@type` and the like say nothing. */
export function unknownInside(field: ArticleField, value: unknown, pointer: string): string[] {
  const table = tables[field];
  const found: string[] = [];
  const visit = (inner: unknown, at: string, { names, below }: Known): void => {
    if (found.length >= mostFound) return;
    if (Array.isArray(inner)) {
      for (const [index, entry] of inner.entries())
        visit(entry, `${at}/${index}`, { names, ...(below && { below }) });
      return;
    }
    if (!isObject(inner)) return;
    for (const [name, part] of Object.entries(inner)) {
      const there = at + pointerSegment(name);
      if (!names.has(name)) {
        if (!name.startsWith('@') && part !== null && found.length < mostFound) found.push(there);
      } else if (below && Object.hasOwn(below, name) && below[name]) visit(part, there, below[name]);
    }
  };
  if (table) visit(value, pointer, table);
  return found;
}
