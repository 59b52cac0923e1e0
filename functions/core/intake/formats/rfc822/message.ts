import type { Draft } from '../../../story/draft.ts';
import type { Change } from '../../../story/schema.ts';
import { readInstant } from '../../../time/instant.ts';
import { keepEmbargoFields } from '../../draft/embargo-fields.ts';
import { readLanguageTag } from '../../draft/language.ts';
import type { Parsed, ParsedItem, ReadInner, Sniff } from '../../format.ts';
import { takeHeadline } from '../text/split.ts';
import { joinBodies, type ReadBody, readBody, textOf } from './body.ts';
import { fieldOf, type HeaderFields } from './fields.ts';
import { readForm } from './form.ts';
import { mailboxOf, textValue } from './header.ts';
import { type Part, parseMessage } from './mime.ts';
import { isMessage, mayBeStory, type Sorted, sortParts } from './parts.ts';
import { bylineOf, isOfOffice, isRelease, partNotice, readSubject, type Subject } from './subject.ts';
import { officeLabel } from './top.ts';
import { contentOf } from './transfer.ts';

const step = 'rfc822';
const deepestMessage = 3;
/** A body with fewer words, sent with an attached story, is a covering note. */
const coveringNoteWords = 120;

/** The stories of one message: its own text, attached files and attached messages. Never throws. */
export function readMessage(
  bytes: Uint8Array,
  sniff: Sniff,
  readInner: ReadInner,
  pointer: string,
  depth: number,
): ParsedItem[] {
  const root = parseMessage(bytes);
  const automatic =
    /^auto-(?:replied|generated)/i.test(fieldOf(root.fields, 'auto-submitted') ?? '') ||
    root.type === 'multipart/report';
  if (automatic)
    return [
      { pointer, problems: [{ pointer, detail: 'an automatic reply or delivery report is no story' }] },
    ];
  const subject = readSubject(textValue(fieldOf(root.fields, 'subject')), root.fields.has('list-id'));
  const sorted = sortParts(root);
  const stated = mailFields(root.fields, sniff.receivedAt);

  const embedded = depth < deepestMessage ? sorted.attachments.filter(isMessage) : [];
  const forwarded = embedded.flatMap((part) =>
    readMessage(contentOf(part), sniff, readInner, `${pointer} part=${part.path}`, depth + 1),
  );
  const attached = attachedStories(sorted.attachments, sniff, readInner, pointer);
  const others = sorted.attachments.filter(
    (part) => !embedded.includes(part) && !attached.some((story) => story.part === part),
  );
  const lost = others.map(notCarried);

  const own = ownItem(sorted, subject, stated, root.fields, sniff, readInner, pointer);
  const items = [...attached.flatMap((story) => story.items), ...forwarded];
  for (const item of items) complete(item, stated, root.fields, pointer);
  const note = own !== undefined && items.some((item) => 'draft' in item) && wordsOf(own) < coveringNoteWords;
  if (own !== undefined && !note) items.unshift(...own.items);
  const [first] = items;
  if (first !== undefined && 'draft' in first) {
    first.draft.changes.push(...lost);
    if (note)
      first.draft.changes.push({ step, reason: 'covering note left out', before: own.text.slice(0, 300) });
  }
  return items;
}

interface OwnStory {
  items: ParsedItem[];
  text: string;
}

const wordsOf = ({ text }: OwnStory): number => text.split(/\s+/).length;

/** The story that the mail's own body is, if it is one. */
function ownItem(
  { bodies }: Sorted,
  subject: Subject,
  stated: Partial<Draft>,
  fields: HeaderFields,
  sniff: Sniff,
  readInner: ReadInner,
  pointer: string,
): OwnStory | undefined {
  const [first] = bodies;
  const plain = first?.text && first.html === undefined ? textOf(first.text) : undefined;
  const form = plain && readForm(plain.text);
  if (plain && form) {
    const draft = {
      ...stated,
      ...form,
      changes: [...statedChanges(stated), ...plain.changes, ...form.changes],
    };
    return { items: [{ pointer, draft: withHeadline(draft, subject.headline) }], text: form.body.value };
  }
  if (plain && /^\s*(?:[{[]|<\?xml|<nitf|<news|\x16*\x01)/i.test(plain.text.slice(0, 200))) {
    const inner = readInner({ bytes: Buffer.from(plain.text), receivedAt: sniff.receivedAt });
    for (const item of inner.items) complete(item, stated, fields, pointer);
    if (inner.problems.length === 0 && inner.items.length > 0)
      return { items: inner.items, text: plain.text };
  }
  const sender = mailboxOf(fieldOf(fields, 'from'))?.name;
  const read = joinBodies(
    bodies.map((body, index) => readBody(body, { subject, sender, leading: index === 0 })),
  );
  if (!/[\p{L}\p{N}]/u.test(read.text)) return undefined;
  const draft: Draft = {
    ...stated,
    ...read.fields,
    body: read.body,
    changes: [...statedChanges(stated), ...read.changes],
  };
  addByline(draft, subject, fields);
  // Without a moment that can be read, the story is held.
  const { notice, headline } = partNotice(headlineOf(subject, read) ?? '');
  if (notice !== undefined && draft.embargoed === undefined) draft.embargoText ??= notice;
  if (headline !== '' && draft.headline === undefined) takeHeadline(headline, draft, draft.changes);
  return { items: [{ pointer, draft }], text: read.text };
}

function headlineOf(subject: Subject, read: ReadBody): string | undefined {
  return subject.headline ?? readSubject(read.forwardedSubject, true).headline;
}

function withHeadline(draft: Draft, headline: string | undefined): Draft {
  if (draft.headline === undefined && headline !== undefined) draft.headline = headline;
  return draft;
}

/** A person who sends a story under their own name has written it; lists, desks and forwards have not. */
function addByline(draft: Draft, subject: Subject, fields: HeaderFields): void {
  if (draft.byline !== undefined || subject.kind !== 'new' || fields.has('list-id')) return;
  const { name, address } = mailboxOf(fieldOf(fields, 'from')) ?? { name: undefined, address: '' };
  const byline = isOfOffice(address) ? undefined : bylineOf(name);
  const named = /^\s*(?:<[^>]*>\s*)*(?:by|von|par|por|di)\s+\p{Lu}/imu.test(draft.body.value.slice(0, 3000));
  if (byline === undefined || named) return;
  const ofOffice =
    isRelease(textValue(fieldOf(fields, 'subject')) ?? '') ||
    draft.changes.some(({ reason }) => reason === officeLabel);
  if (ofOffice) return;
  draft.byline = byline;
  draft.changes.push({ step, reason: 'byline taken from the sender', after: byline });
}

/** What the message's header says about every story in it. An unreadable date is kept as a change. */
function mailFields(fields: HeaderFields, receivedAt: string): Partial<Draft> {
  const stated: Partial<Draft> = { changes: [] };
  const id =
    /<([^<>\s]{1,500})>/.exec(fieldOf(fields, 'message-id') ?? '')?.[1] ?? fieldOf(fields, 'message-id');
  if (id !== undefined && /^[\x21-\x7e]{1,500}$/.test(id)) stated.guid = id;
  const date = fieldOf(fields, 'date');
  // RFC 5322 §3.2.2 allows comments such as "(UTC)".
  const reading =
    date === undefined ? undefined : readInstant(date.replace(/(?:(?<!\s)\s+)?\([^()]{0,60}\)/g, ''));
  const latest = Date.parse(receivedAt) + 86_400_000;
  if (reading !== undefined && !(Date.parse(reading.instant) > latest)) {
    stated.firstCreated = reading.instant;
    stated.versionCreated = reading.instant;
  } else if (date !== undefined) {
    const reason =
      reading === undefined ? 'the Date field could not be read' : 'the Date field lies in the future';
    stated.changes?.push({ step, reason, before: date.slice(0, 100) });
  }
  const language = readLanguageTag(fieldOf(fields, 'content-language')?.split(',')[0] ?? '');
  if (language !== undefined) stated.language = language;
  keepEmbargoFields(
    stated,
    [...fields].flatMap(([name, values]) => values.map((value) => [name, value] as const)),
  );
  return stated;
}

const statedChanges = (stated: Partial<Draft>): Change[] => stated.changes ?? [];

/** Stories from attachments get from the mail what they do not say themselves. */
function complete(item: ParsedItem, stated: Partial<Draft>, fields: HeaderFields, pointer: string): void {
  if (!('draft' in item)) return;
  const { draft } = item;
  const place =
    item.pointer === pointer ? '' : `#${item.pointer.replace(/^byte=0\s*/, '').replace(/\s+/g, '-')}`;
  if (stated.mayWait !== undefined) draft.mayWait ??= stated.mayWait;
  if (draft.guid === undefined && stated.guid !== undefined) draft.guid = `${stated.guid}${place}`;
  if (draft.versionCreated === undefined && stated.versionCreated !== undefined) {
    draft.versionCreated = stated.versionCreated;
    draft.firstCreated ??= stated.versionCreated;
  }
  withHeadline(draft, readSubject(textValue(fieldOf(fields, 'subject')), fields.has('list-id')).headline);
}

function attachedStories(
  attachments: readonly Part[],
  sniff: Sniff,
  readInner: ReadInner,
  pointer: string,
): { part: Part; items: ParsedItem[] }[] {
  return attachments
    .filter((part) => mayBeStory(part) && !isMessage(part))
    .flatMap((part) => {
      const charset = part.params.charset?.toLowerCase();
      const parsed: Parsed = readInner({
        bytes: contentOf(part),
        receivedAt: sniff.receivedAt,
        ...(part.type !== 'application/octet-stream' && { mediaType: part.type }),
        ...(part.filename !== undefined && { filename: part.filename }),
        ...(charset && { charset }),
      });
      if (parsed.problems.length > 0 || !parsed.items.some((item) => 'draft' in item)) return [];
      const place = `${pointer} part=${part.path}`;
      return [
        {
          part,
          items: parsed.items.map((item) => ({
            ...item,
            pointer: item.pointer === 'byte=0' ? place : `${place} ${item.pointer}`,
          })),
        },
      ];
    });
}

function notCarried(part: Part): Change {
  const size = contentOf(part).length;
  return {
    step,
    reason: 'attachment not carried',
    before: `${part.filename ?? 'unnamed'} (${part.type}, ${size} bytes)`,
  };
}
