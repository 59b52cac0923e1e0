/** The words of a table that is written as text: one name next to the other reads better than one a line. */
export const wordsOf = (table: string): string[] => table.trim().split(/\s+/);

export const wordSet = (table: string): ReadonlySet<string> => new Set(wordsOf(table));

/** The field of each name, from the names of each field with ` | ` between them. */
export const fieldsByName = <Field extends string>(
  namesOfField: Readonly<Record<Field, string>>,
): ReadonlyMap<string, Field> =>
  new Map(
    (Object.entries(namesOfField) as [Field, string][]).flatMap(([field, names]) =>
      names.split(' | ').map((name) => [name, field] as const),
    ),
  );
