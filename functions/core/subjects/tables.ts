import { endedTopics, narrowerTopics, replacedTopics } from './hierarchy.ts';
import { equalTopics } from './subject-codes.ts';

/** IPTC's tables, with codes as numbers: 20000523 and 4000000 for `20000523` and `04000000`. */
export interface Tables {
  /** The concept directly above. */
  broader: ReadonlyMap<number, number>;
  /** What IPTC says to use in place of a retired concept. */
  replacement: ReadonlyMap<number, number>;
  retired: ReadonlySet<number>;
  /** By subject code; one in use, when there is one. */
  topicOf: ReadonlyMap<number, number>;
  subjectCodeOf: ReadonlyMap<number, number>;
}

/** `523` and `t4` as codes. */
const topic = (written: string): number =>
  written.startsWith('t') ? Number(written.slice(1)) * 1_000_000 : 20_000_000 + Number(written);

/** Words, split at a sign in them. */
const pairs = (list: string, sign: string, between: string | RegExp): [string, string][] =>
  list.split(between).map((word) => {
    const at = word.indexOf(sign);
    return [word.slice(0, at), word.slice(at + 1)];
  });

const eachTopic = (ranges: string, take: (code: number) => void): void => {
  for (const range of ranges.split(',')) {
    const [first = '', last = first] = range.split('-');
    for (let code = topic(first); code <= topic(last); code += 1) take(code);
  }
};

const space = /\s+/;

/** Costs a few milliseconds. */
export const readTables = (): Tables => {
  const broader = new Map<number, number>();
  for (const [above, below] of pairs(narrowerTopics.trim(), ':', space)) {
    const parent = topic(above);
    eachTopic(below, (code) => broader.set(code, parent));
  }
  const replacement = new Map<number, number>();
  for (const [old, other] of pairs(replacedTopics.trim(), '>', space))
    replacement.set(topic(old), topic(other));
  const retired = new Set(replacement.keys());
  for (const ranges of endedTopics.trim().split(space)) eachTopic(ranges, (code) => retired.add(code));
  const topicOf = new Map<number, number>();
  const subjectCodeOf = new Map<number, number>();
  for (const [matter, details] of pairs(equalTopics.trim(), ':', space))
    for (const [detail, same] of pairs(details, '=', ',')) {
      const code = Number(matter) * 1000 + Number(detail);
      const equal = topic(same);
      if (!topicOf.has(code)) topicOf.set(code, equal);
      subjectCodeOf.set(equal, code);
    }
  return { broader, replacement, retired, topicOf, subjectCodeOf };
};
