import { limits } from '../../contract/limits.ts';
import type { Change } from '../story/schema.ts';
import { decode } from './charset/decode.ts';
import { labelChange } from './detect/label.ts';
import { recognise } from './detect/recognise.ts';
import { refused } from './detect/unrecognised.ts';
import type { InputFormat, ParsedItem, ReadInner, ReadUpload, Sniff } from './format.ts';
import { guardedParse } from './guarded-parse.ts';

/** An upload to drafts, by the reader of its format. Never throws. */
export function readAs(format: InputFormat, sniff: Sniff): ReadUpload {
  const { items, problems } = guardedParse(format, sniff, limits.storiesPerUpload);
  const label = labelChange(sniff, format);
  const changes = label ? [...sniff.changes, label] : sniff.changes;
  return {
    format: format.id,
    sniff,
    items: items.map((item) => completed(item, sniff, changes)),
    problems,
    changes,
  };
}

/** Reads files inside a container by formats that are loaded already. */
export const readerAmong =
  (among: readonly InputFormat[]): ReadInner =>
  (upload) => {
    const sniff = decode(upload);
    const format = recognise(sniff, among);
    const { items, problems } = format === undefined ? refused(sniff) : readAs(format, sniff);
    return { items, problems };
  };

/** Adds the base address of the upload and what decoding and labels needed to a draft. */
function completed(item: ParsedItem, { baseUrl }: Sniff, changes: Change[]): ParsedItem {
  if (!('draft' in item)) return item;
  const own = item.draft.changes.filter((change) => !changes.includes(change));
  const draft = { ...(baseUrl !== undefined && { baseUrl }), ...item.draft, changes: [...changes, ...own] };
  return { pointer: item.pointer, draft };
}
