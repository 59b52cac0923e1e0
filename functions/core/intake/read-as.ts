import { limits } from '../../contract/limits.ts';
import type { Change } from '../story/schema.ts';
import { decode } from './charset/decode.ts';
import { labelChange } from './detect/label.ts';
import { recognise } from './detect/recognise.ts';
import { refused } from './detect/unrecognised.ts';
import type { InputFormat, ParsedItem, ReadInner, ReadUpload, Sniff } from './format.ts';
import { checked, guardedParse } from './guarded-parse.ts';
import { tooHeavy } from './weigh.ts';

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
    const heavy = tooHeavy(upload, among);
    if (heavy) return { items: heavy.items, problems: heavy.problems };
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
  return { ...item, draft };
}

/** Waits for the items whose text comes later. Never throws. */
export async function finished(upload: ReadUpload): Promise<ReadUpload> {
  if (!upload.items.some(isOpen)) return upload;
  return { ...upload, items: await Promise.all(upload.items.map(finishedItem)) };
}

const isOpen = (item: ParsedItem): boolean => 'draft' in item && item.finish !== undefined;

async function finishedItem(item: ParsedItem): Promise<ParsedItem> {
  if (!('draft' in item) || item.finish === undefined) return item;
  const { pointer, draft, finish } = item;
  const done = await finish().catch((): ParsedItem => {
    return { pointer, problems: [{ pointer, detail: 'the text of the upload could not be read' }] };
  });
  if (!('draft' in done)) return { pointer, problems: done.problems.map((one) => ({ ...one, pointer })) };
  const known = new Set(draft.changes.map((change) => JSON.stringify(change)));
  const changes = done.draft.changes.filter((change) => !known.has(JSON.stringify(change)));
  return checked({
    pointer,
    draft: { ...draft, ...done.draft, changes: [...draft.changes, ...changes] },
  });
}
