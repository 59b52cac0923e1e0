import type { Update } from './table.ts';

/** An update that sets the fields that are not undefined, and removes those of `removed` that are. */
export function setFields(
  fields: Record<string, unknown>,
  removed: Iterable<string> = [],
): Required<Pick<Update, 'update' | 'names' | 'values'>> {
  const set = Object.entries(fields).filter(([, value]) => value !== undefined);
  const gone = [...removed].filter((name) => fields[name] === undefined);
  const names = [...set.map(([name]) => name), ...gone];
  return {
    update:
      `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}` +
      (gone.length > 0 ? ` REMOVE ${gone.map((name) => `#${name}`).join(', ')}` : ''),
    names: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    values: Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
  };
}
