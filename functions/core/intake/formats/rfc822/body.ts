import { render } from 'dom-serializer';
import type { Document } from 'domhandler';
import { findOne, textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';
import type { Draft } from '../../../story/draft.ts';
import type { Change } from '../../../story/schema.ts';
import { decode } from '../../charset/decode.ts';
import { paragraph } from '../../wire/markup.ts';
import { htmlFault } from '../html/bounds.ts';
import { clutterOf } from './clutter.ts';
import { unflow } from './flowed.ts';
import { htmlLines, type Line, textLines } from './lines.ts';
import type { Part } from './mime.ts';
import type { Body } from './parts.ts';
import { readSubject, type Subject } from './subject.ts';
import { takeTop } from './top.ts';
import { contentOf } from './transfer.ts';

/** A body ready for a draft, with what its top lines and a forwarded header say. */
export interface ReadBody {
  body: Draft['body'];
  fields: Partial<Draft>;
  /** Plain text, for judging its size. */
  text: string;
  forwardedSubject?: string;
  changes: Change[];
}

/** The context of a body: its subject, and whether it is the mail's first. */
interface Setting {
  subject: Subject;
  /** The display name of the sender. */
  sender?: string | undefined;
  leading: boolean;
}

/** The text of a part; a charset label that the bytes contradict is ignored. */
export function textOf(part: Part): { text: string; changes: Change[] } {
  const charset = part.params.charset?.toLowerCase();
  const sniff = decode({ bytes: contentOf(part), receivedAt: '', ...(charset && { charset }) });
  if (part.type === 'text/html' || part.params.format?.toLowerCase() !== 'flowed') return sniff;
  return { text: unflow(sniff.text, part.params.delsp?.toLowerCase() === 'yes'), changes: sniff.changes };
}

/** Reads a body in its better representation and takes out what mail adds to a story. */
export function readBody({ html, text }: Body, setting: Setting): ReadBody {
  const plain = text && textOf(text);
  const marked = html && textOf(html);
  const fault = marked && htmlFault(marked.text);
  const document = marked && !fault ? parseDocument(marked.text) : undefined;
  if (marked && document && isReal(document, plain?.text)) {
    const hidden: Change[] = [];
    const lines = htmlLines(document, hidden);
    const read = finish(lines, setting, [...marked.changes, ...hidden], () => ({
      kind: 'html',
      value: render(findOne((element) => element.name === 'body', document.children)?.children ?? document, {
        encodeEntities: 'utf8',
      }),
    }));
    // A newsletter whose HTML is all frame and pictures says in its plain part what is in them.
    if (plain === undefined || isText(read.text)) return read;
    const reason = 'the HTML part holds no text; the plain part was taken';
    plain.changes.push({ step: 'rfc822', reason });
  }
  if (plain !== undefined) {
    const { lines, rest } = textLines(plain.text);
    return finish(lines, setting, plain.changes, () => ({ kind: 'text', value: unquoted(rest()) }));
  }
  const changes = [...(marked?.changes ?? [])];
  if (fault) changes.push({ step: 'rfc822', reason: `HTML part left out: ${fault.detail}` });
  return { body: { kind: 'text', value: '' }, fields: {}, text: '', changes };
}

const isText = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** HTML is worth more than text when it has blocks and about as many words as the text part. */
function isReal(document: Document, plain: string | undefined): boolean {
  const length = (text: string) => text.replace(/\s+/g, '').length;
  const words = length(textContent(document));
  if (words === 0) return false;
  const blocks = findOne(
    (element) => /^(?:p|div|br|table|ul|ol|h[1-6])$/.test(element.name),
    document.children,
  );
  return plain === undefined || (blocks !== null && words >= length(plain) * 0.6);
}

function finish(
  lines: Line[],
  { subject, sender, leading }: Setting,
  decoding: Change[],
  bodyOf: () => Draft['body'],
): ReadBody {
  const changes = [...decoding];
  const { cuts, subject: forwarded } = clutterOf(
    lines.map((line) => line.text),
    subject.kind,
    { subject: subject.headline, sender, leading },
  );
  const gone = new Set<number>();
  for (const { from, to, reason } of cuts) {
    const cut = lines.slice(from, to);
    for (const line of cut) line.drop();
    for (let at = from; at < to; at++) gone.add(at);
    const before = cut
      .map((line) => line.text.trim())
      .filter((line) => line !== '')
      .join(' / ');
    if (before !== '')
      changes.push({ step: 'rfc822', reason: `${reason} removed`, before: before.slice(0, 300) });
  }
  const kept = lines.filter((_, index) => !gone.has(index));
  const fields = takeTop(kept, subject.headline ?? readSubject(forwarded, true).headline, changes);
  const text = kept
    .map((line) => line.text)
    .join('\n')
    .trim();
  return {
    body: bodyOf(),
    fields,
    text,
    changes,
    ...(forwarded !== undefined && { forwardedSubject: forwarded }),
  };
}

/** A forwarded text whose every line is quoted. */
function unquoted(text: string): string {
  const lines = text.split('\n');
  const filled = lines.filter((line) => line.trim() !== '');
  const quoted = filled.filter((line) => line.startsWith('>')).length;
  if (quoted < filled.length * 0.9) return text;
  return lines.map((line) => line.replace(/^>+ ?/, '')).join('\n');
}

/** Several bodies one after another, as mail programs make them around pictures. */
export function joinBodies(bodies: readonly ReadBody[]): ReadBody {
  const filled = bodies.filter((body) => body.text !== '');
  const [first, ...others] = filled.length > 0 ? filled : bodies;
  if (first === undefined) return { body: { kind: 'text', value: '' }, fields: {}, text: '', changes: [] };
  if (others.length === 0) return { ...first, changes: bodies.flatMap((body) => body.changes) };
  const allText = filled.every((body) => body.body.kind === 'text');
  const value = filled.map(({ body }) => (allText || body.kind === 'html' ? body.value : asHtml(body.value)));
  return {
    ...first,
    body: { kind: allText ? 'text' : 'html', value: value.join('\n\n') },
    text: filled.map((body) => body.text).join('\n'),
    changes: bodies.flatMap((body) => body.changes),
  };
}

function asHtml(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((block) => paragraph([block]))
    .join('\n');
}
