/**
 * A language tag in its canonical writing (BCP 47 §2.1.1: `EN-gb` is `en-GB`), or undefined where the text is none.
 * Takes the POSIX form `en_GB.UTF-8` too.
 */
export function readLanguageTag(written: string): string | undefined {
  if (written.length > longest) return canonical(written);
  if (!known.has(written)) {
    if (known.size >= mostKnown) known.clear();
    known.set(written, canonical(written));
  }
  return known.get(written);
}

/** Tags that were met, for canonical writing takes longer than all else about a tag, and a wire uses few. */
const known = new Map<string, string | undefined>();
const mostKnown = 1000;
/** Longer ones are not kept. */
const longest = 100;

function canonical(written: string): string | undefined {
  const tag = written
    .trim()
    .replace(/\.utf-?8$/i, '')
    .replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch (error) {
    // Well-formed by its letters but not by the grammar, e.g. a variant given twice.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
