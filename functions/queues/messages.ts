import { DatelineError } from '../core/errors.ts';
import type { Story } from '../core/story/schema.ts';

/**
 * A receipt to ingest, a held story whose embargo ends about now, a story whose terms of use end about now, or a defined
 * feed to fill.
 */
export type ReceiptMessage =
  | { receipt: string }
  | { release: string }
  | { expire: string }
  | { fill: string };

/** A story page that may have to be built again. */
export interface PageMessage {
  story: string;
  /**
   * The version that the sender has just stored: it saves the builder a read of the bucket, and is used only where the
   * table names that version.
   */
  written?: Story;
  /** The feeds that the version joined or left. */
  feeds?: string[];
  /** Its feeds are built without waiting for their interval. */
  urgent?: boolean;
}

/** A feed, or the page of a story and its feeds. */
export type BuildMessage = { feed: string; urgent?: boolean } | PageMessage;

/**
 * An endpoint that has something to send, a feed whose changes endpoints follow, or an endpoint that is to get a test
 * call; `call` tells this one from others.
 */
export type DeliveryMessage =
  | { endpoint: string }
  | { changed: string }
  | { test: string; call: string }
  /** A subscription at the hub that is to be verified, or is due. */
  | { hub: string; feed: string };

/** Whom a message is for: an endpoint, a subscription at the hub, or a feed whose change is passed on. */
export function deliveryGroup(message: DeliveryMessage): string {
  if ('changed' in message) return `feed-${message.changed}`;
  if ('hub' in message) return `hub-${message.hub}`;
  return `endpoint-${'test' in message ? message.test : message.endpoint}`;
}

/** The part of S3's "Object Created" event that is used (EventBridge envelope). */
export interface DropMessage {
  detail: { object: { key: string } };
}

/*
 * The messages are Dateline's own and have few fields, so they are checked by hand: a schema library would be a
 * tenth of the code that the builder loads at a cold start.
 */

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const names = (value: unknown, ...fields: string[]): boolean =>
  isRecord(value) && fields.some((field) => typeof value[field] === 'string' && value[field] !== '');

const isListOfNames = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '');

/** JSON's own error quotes what it could not read, which must not go into a log. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw shapeError();
  }
}

const shapeError = () =>
  new DatelineError('bad-shape', 'The message does not have the shape that this queue carries');

/**
 * Reads a message of the receipts queue.
 * @throws DatelineError `bad-shape`; such a message ends as a dead letter. The same for the other queues.
 */
export function readReceiptMessage(body: string): ReceiptMessage {
  const value = parse(body);
  if (!names(value, 'receipt', 'release', 'expire', 'fill')) throw shapeError();
  return value as ReceiptMessage;
}

/** Merges the messages of one group of the feeds queue, oldest first, into one request. */
export function readBuildMessages(bodies: string[]): BuildMessage {
  const messages = bodies.map(readBuildMessage);
  const newest = messages.at(-1);
  if (!newest) throw shapeError();
  const urgent = messages.some((one) => one.urgent === true);
  if ('feed' in newest) return { ...newest, ...(urgent && { urgent }) };
  const feeds = new Set(messages.flatMap((one) => ('story' in one ? (one.feeds ?? []) : [])));
  return { ...newest, feeds: [...feeds], ...(urgent && { urgent }) };
}

function readBuildMessage(body: string): BuildMessage {
  const value = parse(body);
  if (!names(value, 'feed', 'story')) throw shapeError();
  const { written, feeds, urgent } = value as { written?: unknown; feeds?: unknown; urgent?: unknown };
  if (urgent !== undefined && typeof urgent !== 'boolean') throw shapeError();
  if (written !== undefined && !(names(written, 'id') && names(written, 'digest'))) throw shapeError();
  if (feeds !== undefined && !isListOfNames(feeds)) throw shapeError();
  return value as BuildMessage;
}

export function readDeliveryMessage(body: string): DeliveryMessage {
  const value = parse(body);
  const isPair = (one: string, other: string): boolean => names(value, one) && names(value, other);
  if (!names(value, 'endpoint', 'changed') && !isPair('test', 'call') && !isPair('hub', 'feed'))
    throw shapeError();
  return value as DeliveryMessage;
}

export function readDropMessage(body: string): DropMessage {
  const value = parse(body);
  const detail = isRecord(value) ? value.detail : undefined;
  if (!isRecord(detail) || !names(detail.object, 'key')) throw shapeError();
  return value as DropMessage;
}
