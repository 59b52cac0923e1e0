import type { Objects } from '../../store/s3/objects.ts';
import type { Trouble } from './check.ts';

/** A trouble for each object that is not in the bucket. */
export async function missingObjects(
  bucket: Pick<Objects, 'head'>,
  keys: Iterable<string>,
): Promise<Trouble[]> {
  const all = [...keys];
  const there = await Promise.all(all.map((key) => bucket.head(key)));
  return all.flatMap((key, index) => (there[index] ? [] : [{ about: key, detail: `${key} is missing` }]));
}
