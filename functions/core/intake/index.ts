import { limits } from '../../contract.ts';
import type { Problem } from '../story/draft.ts';
import type { Change } from '../story/schema.ts';
import { anpa } from './anpa/index.ts';
import { atom } from './atom/index.ts';
import { decode } from './charset/decode.ts';
import type { InputFormat, ParsedItem, ReadInner, Sniff, Upload } from './format.ts';
import { guardedDetect, guardedParse } from './guard.ts';
import { html } from './html/index.ts';
import { iptc7901 } from './iptc7901/index.ts';
import { json } from './json/index.ts';
import { jsonfeed } from './jsonfeed/index.ts';
import { labelChange } from './label.ts';
import { markdown } from './markdown/index.ts';
import { newsml12 } from './newsml12/index.ts';
import { newsmlg2 } from './newsmlg2/index.ts';
import { ninjs } from './ninjs/index.ts';
import { nitf } from './nitf/index.ts';
import { page } from './page/index.ts';
import { rfc822 } from './rfc822/index.ts';
import { ritzau } from './ritzau/index.ts';
import { rss } from './rss/index.ts';
import { text } from './text/index.ts';
import { isTextual, unrecognised } from './unrecognised.ts';
import { word } from './word/index.ts';
import { wxr } from './wxr/index.ts';
import { zip } from './zip/index.ts';

/** Formats that hold stories themselves. */
const plain: readonly InputFormat[] = [
  nitf,
  newsmlg2,
  newsml12,
  ninjs,
  rss,
  atom,
  wxr,
  ritzau,
  jsonfeed,
  iptc7901,
  anpa,
  page,
  word,
  markdown,
  json,
  html,
  text,
];

/** How a container reads what is inside it. Containers open none of their own kind, so nothing nests without end. */
const readerOf =
  (among: readonly InputFormat[]): ReadInner =>
  (upload) => {
    const { items, problems } = readAmong(among, upload);
    return { items, problems };
  };

const mail = rfc822(readerOf(plain));
const archive = zip(readerOf([...plain, mail]));

/** Every input format, one folder each. The order carries no meaning but for equal scores, where the first wins. */
export const formats: readonly InputFormat[] = Object.freeze([...plain, mail, archive]);

/** What `read` makes of an upload. With `problems`, `items` is empty. */
export interface ReadUpload {
  /** Id of the format that read it, or `unknown`. */
  format: string;
  sniff: Sniff;
  items: ParsedItem[];
  problems: Problem[];
  /** What decoding and labels needed; stands in each draft's own changes too. */
  changes: Change[];
  /** The upload is of a kind that is never a story: answer 415, not 400. */
  mediaTypeRefused?: boolean;
}

export interface Detection {
  format: InputFormat;
  score: number;
}

/** All formats that see something of theirs in the upload, the likeliest first. */
export function detectAll(sniff: Sniff, among: readonly InputFormat[] = formats): Detection[] {
  return among
    .map((format) => ({ format, score: guardedDetect(format, sniff) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score);
}

/** The likeliest format, or undefined where none recognises anything. */
export function detectFormat(sniff: Sniff, among: readonly InputFormat[] = formats): InputFormat | undefined {
  let likeliest: InputFormat | undefined;
  let best = 0;
  for (const format of among) {
    const score = guardedDetect(format, sniff);
    if (score > best) {
      likeliest = format;
      best = score;
    }
    // None can be likelier, and of equals the first counts.
    if (best === 1) break;
  }
  return likeliest;
}

/** Plain text takes whatever is readable, so by itself it is no evidence against a foreign label. */
const isFallback = (format: InputFormat) => format.id === text.id;

/**
 * An upload to drafts. Never throws: empty, binary, cut off, too deep and too large uploads come back as problems.
 * The bytes decide what the upload is; a label that says otherwise is noted as a change on each draft.
 */
export function read(upload: Upload): ReadUpload {
  return readAmong(formats, upload);
}

function readAmong(among: readonly InputFormat[], upload: Upload): ReadUpload {
  const sniff = decode(upload);
  if (upload.bytes.length === 0) {
    const problems = [{ pointer: 'byte=0', detail: 'the upload is empty' }];
    return { format: 'unknown', sniff, items: [], problems, changes: [] };
  }
  const format = detectFormat(sniff, among);
  const foreign = upload.mediaType !== undefined && !isTextual(upload.mediaType);
  if (
    format === undefined ||
    (foreign && isFallback(format) && !format.mediaTypes.includes(upload.mediaType ?? ''))
  ) {
    const { problems, mediaTypeRefused } = unrecognised(sniff);
    return {
      format: 'unknown',
      sniff,
      items: [],
      problems,
      changes: sniff.changes,
      ...(mediaTypeRefused && { mediaTypeRefused }),
    };
  }
  const { items, problems } = guardedParse(format, sniff, limits.storiesPerUpload);
  const label = labelChange(upload, format);
  const changes = label ? [...sniff.changes, label] : sniff.changes;
  return {
    format: format.id,
    sniff,
    items: items.map((item) => completed(item, upload, changes)),
    problems,
    changes,
  };
}

/** Gives a draft what the upload as a whole says: its base address and what decoding and labels needed. */
function completed(item: ParsedItem, { baseUrl }: Upload, changes: Change[]): ParsedItem {
  if (!('draft' in item)) return item;
  const own = item.draft.changes.filter((change) => !changes.includes(change));
  const draft = { ...(baseUrl !== undefined && { baseUrl }), ...item.draft, changes: [...changes, ...own] };
  return { pointer: item.pointer, draft };
}
