import { limits } from '../../../../contract/limits.ts';
import type { Part } from './mime.ts';

/** A body in up to two representations (RFC 2046 §5.1.4). */
export interface Body {
  html?: Part;
  text?: Part;
}

export interface Sorted {
  bodies: Body[];
  /** Everything else that holds content. */
  attachments: Part[];
}

/** Tells a message's bodies, in order, from its attachments. */
export function sortParts(root: Part): Sorted {
  const sorted: Sorted = { bodies: [], attachments: [] };
  visit(root, sorted);
  return sorted;
}

function visit(part: Part, sorted: Sorted): void {
  if (part.children.length === 0) {
    const body = bodyOf(part);
    if (body !== undefined) sorted.bodies.push(body);
    else if (part.raw !== '') sorted.attachments.push(part);
    return;
  }
  if (part.type === 'multipart/alternative') {
    const inner: Sorted = { bodies: [], attachments: [] };
    for (const child of part.children) visit(child, inner);
    const html = inner.bodies.find((body) => body.html)?.html;
    const text = inner.bodies.find((body) => body.text)?.text;
    if (html || text) sorted.bodies.push({ ...(html && { html }), ...(text && { text }) });
    sorted.attachments.push(...inner.attachments);
    return;
  }
  const [first, ...others] = part.children;
  if (first !== undefined) visit(first, sorted);
  for (const other of others) {
    // Beside a related root, HTML and text are resources, not more bodies (RFC 2387).
    if (part.type === 'multipart/related' && other.children.length === 0) sorted.attachments.push(other);
    else visit(other, sorted);
  }
}

/** In base64, which makes four characters of three bytes. */
const longestBody = limits.singleStoryUpload * 1.5;

function bodyOf(part: Part): Body | undefined {
  if (part.disposition === 'attachment' || part.filename !== undefined) return undefined;
  // No text of a story; as an attachment it is reported.
  if (part.raw.length > longestBody) return undefined;
  if (part.type === 'text/html') return { html: part };
  // RFC 2046 §4.1.4: unknown kinds of text are read as plain.
  return part.type === 'text/plain' || part.type === 'text/enriched' ? { text: part } : undefined;
}

const storyTypes =
  /^(?:text\/(?:plain|html|xml|markdown|rtf)|application\/(?:xml|json|rtf|xhtml\+xml|vnd\.oasis\.opendocument\.text|.*[+](?:xml|json)|vnd\.openxmlformats-officedocument\.wordprocessingml\.document))$/;
const storyNames = /\.(?:txt|html?|xml|json|docx|odt|rtf|md)$/i;
/** What mail systems attach by themselves. */
const systemNames = /^(?:att\d{3,}|smime|winmail|noname|signature|invite)\b/i;

/** True for an attachment that may itself be a story. */
export function mayBeStory(part: Part): boolean {
  if (systemNames.test(part.filename ?? '')) return false;
  const silent = part.type === 'application/octet-stream';
  return silent ? storyNames.test(part.filename ?? '') : storyTypes.test(part.type);
}

export function isMessage(part: Part): boolean {
  return part.type === 'message/rfc822' || /\.eml$/i.test(part.filename ?? '');
}
