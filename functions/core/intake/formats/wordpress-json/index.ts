import type { FormatReader } from '../../format.ts';
import { jsonReader } from '../json/reader.ts';
import { readPost } from './post.ts';

/** Posts as the REST API of WordPress answers them: one object, or a list of them. */
export const wordpressJson: FormatReader = jsonReader((document) => {
  if (!Array.isArray(document)) return [readPost(document, '')];
  if (document.length === 0) return { pointer: '', detail: 'the list holds no post' };
  return document.map((post: unknown, index) => readPost(post, `/${index}`));
});
