import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { type ChangeType, changeTypes } from '../../functions/core/delivery/change.ts';
import { segmentOf, segmentSize } from '../../functions/core/delivery/log-documents.ts';
import { gapIn } from '../../functions/core/delivery/replay.ts';
import { CliError } from '../errors.ts';
import type { LogAddress } from './address.ts';
import type { MirrorClient } from './client.ts';

const Seq = Type.Integer({ minimum: 0 });
const Hex = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Entry = Type.Object({
  seq: Seq,
  type: Type.Unsafe<ChangeType>(Type.Union(changeTypes.map((one) => Type.Literal(one)))),
  // It becomes a file name.
  storyId: Type.String({ pattern: '^[0-9a-f-]{36}$' }),
  guid: Type.String(),
  version: Seq,
  digest: Type.Optional(Type.String({ maxLength: 200 })),
  at: Type.String(),
  url: Type.String(),
});
const Head = Type.Object({
  feed: Type.String(),
  seq: Seq,
  digest: Hex,
  count: Seq,
  complete: Type.Boolean(),
  entries: Type.Array(Entry),
});
const Segment = Type.Object({ first: Seq, last: Seq, entries: Type.Array(Entry) });

export type Head = Static<typeof Head>;
export type Entry = Static<typeof Entry>;

/** The head of a log as it is now; undefined where it is as the `etag` names it. */
export async function readHead(
  client: MirrorClient,
  address: LogAddress,
  etag?: string,
): Promise<{ head: Head; etag: string | undefined } | undefined> {
  const answer = await client.get(address.head, etag);
  if (answer.status === 304) return undefined;
  if (answer.status !== 200)
    throw new CliError(
      `there is no log of ${address.feed} at ${address.origin}`,
      'the feed has none, is retired, or is not in your contract',
    );
  return { head: checked(Head, answer.text, address.head), etag: answer.etag };
}

/** The entries after one, up to the head. Full segments are read one by one, so that memory holds one of them. */
export async function* entriesAfter(
  client: MirrorClient,
  address: LogAddress,
  { seq, entries: newest }: Head,
  after: number,
): AsyncGenerator<Entry[]> {
  const open = segmentOf(seq + 1);
  for (let at = after; at < seq; ) {
    const first = segmentOf(at + 1);
    const last = first < open ? first + segmentSize - 1 : seq;
    const all = first < open ? await readSegment(client, address.segment(first)) : newest;
    const due = all.filter((entry) => entry.seq > at && entry.seq <= last);
    const gap = gapIn(due, at, last);
    if (gap !== undefined)
      throw new CliError(`the log of ${address.feed} lacks entry ${gap}`, 'tell the operator of the desk');
    yield due;
    at = last;
  }
}

async function readSegment(client: MirrorClient, url: string): Promise<Entry[]> {
  const answer = await client.get(url);
  if (answer.status !== 200) throw new CliError(`${url} answers ${answer.status}`, 'try again later');
  return checked(Segment, answer.text, url).entries;
}

function checked<T extends TSchema>(schema: T, text: string, url: string): Static<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CliError(`${url} is no JSON: ${String(error)}`, 'is this the log of a feed of Dateline?');
  }
  if (Value.Check(schema, value)) return value;
  const [problem] = Value.Errors(schema, value);
  const where = problem ? ` (${problem.instancePath || '/'} ${problem.message})` : '';
  throw new CliError(`${url} is not the log of a feed${where}`);
}
