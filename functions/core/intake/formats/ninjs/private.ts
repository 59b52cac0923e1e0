import type { Draft } from '../../../story/draft.ts';
import { holdPrivate, isPrivateName, keepPrivate, keepsBack } from '../../draft/private.ts';
import { isObject } from '../json/document.ts';
import { folded, many, say } from './property.ts';

/**
 * An item without the parts that are not for the public, as `pubconstraint` of NewsML-G2 has them: on any object at
 * any depth. On the item itself, or as a signal, it holds the story. The depth is bounded by the JSON reader.
 */
export function withoutPrivate(draft: Draft, item: Record<string, unknown>): Record<string, unknown> {
  const properties = folded(item);
  const signals = many(properties.get('signals') ?? properties.get('signal')).flatMap((signal) =>
    isObject(signal) ? Object.values(signal) : [signal],
  );
  const isNot = (signal: unknown): boolean =>
    typeof signal === 'string' &&
    isPrivateName(
      signal
        .replace(/^.*[:/#]/, '')
        .trim()
        .replace(/\s+/g, '-'),
    );
  if (isConstrained(item) || signals.some(isNot)) holdPrivate(draft, 'the item');
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, publicPart(draft, name, value)]),
  );
}

function publicPart(draft: Draft, name: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    return value
      .map((entry: unknown) => publicPart(draft, name, entry))
      .filter((entry) => entry !== undefined);
  }
  if (!isObject(value)) return value;
  if (isConstrained(value)) {
    const words = say(folded(value), 'value', 'text', 'name');
    keepPrivate(draft, `a part of ${name.slice(0, 60)}`, words);
    return undefined;
  }
  return Object.fromEntries(
    Object.entries(value).map(([inner, part]) => [inner, publicPart(draft, inner, part)]),
  );
}

const isConstrained = (value: Record<string, unknown>): boolean => {
  const constraint = folded(value).get('pubconstraint') ?? folded(value).get('pubconstraints');
  return many(constraint).some((one) =>
    keepsBack(
      typeof one === 'string' ? one : isObject(one) ? say(folded(one), 'qcode', 'uri', 'name') : undefined,
    ),
  );
};
