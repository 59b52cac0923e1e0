import { loadOnce } from '../load-once.ts';
import { decode } from './charset/decode.ts';
import { recognise } from './detect/recognise.ts';
import { refused } from './detect/unrecognised.ts';
import type { ListedFormat, ReadUpload, Upload } from './format.ts';
import { formats } from './listed-formats.ts';
import { tooHeavy } from './weigh.ts';

export { formats } from './listed-formats.ts';

const loadReadAs = loadOnce(() => import('./read-as.ts'));

/**
 * An upload to drafts. Whatever is in it, there is an answer: empty, binary, cut off, too deep and too large uploads
 * come back as problems. The bytes decide what the upload is; a label that says otherwise is noted as a change on
 * each draft. The first upload of a format loads its reader.
 * @throws Error when the reader cannot be loaded, which says nothing about the upload.
 */
export async function read(upload: Upload, among: readonly ListedFormat[] = formats): Promise<ReadUpload> {
  const heavy = tooHeavy(upload, among);
  if (heavy) return heavy;
  const sniff = decode(upload);
  const format = recognise(sniff, among);
  if (format === undefined) return refused(sniff);
  const [reader, { readAs, finished }] = await Promise.all([format.load(), loadReadAs()]);
  return finished(readAs(reader, sniff));
}
