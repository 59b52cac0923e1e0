import MiniSearch from 'minisearch';

/** A story of the index, `/search.json`. */
export interface Entry {
  id: string;
  headline: string;
  agency: string;
  language?: string;
  published: string;
  subjects: string[];
}

export interface Wanted {
  words: string;
  agency: string;
  language: string;
  subject: string;
}

const mostFound = 50;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Words in any script, also those without spaces. */
const wordsOf = (text: string): string[] =>
  Array.from(segmenter.segment(text)).flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));

/** Lower case without accents, so that `malaga` finds `Málaga`. */
const folded = (word: string): string => word.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The newest stories, to be searched by words and narrowed by agency, language and subject. */
export class StoryIndex {
  readonly #entries: readonly Entry[];
  readonly #search: MiniSearch<Entry>;

  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
    this.#search = new MiniSearch<Entry>({
      fields: ['headline', 'subjects', 'agency'],
      tokenize: wordsOf,
      processTerm: folded,
      extractField: (entry, field) => {
        const value = entry[field as keyof Entry];
        return Array.isArray(value) ? value.join('\n') : (value ?? '');
      },
      searchOptions: { prefix: true, fuzzy: 0.15, combineWith: 'AND', boost: { headline: 3 } },
    });
    this.#search.addAll(entries);
  }

  /** Values of a filter, the most frequent first. */
  values(of: 'agency' | 'language' | 'subject'): string[] {
    const counts = new Map<string, number>();
    for (const entry of this.#entries)
      for (const value of valuesOf(entry, of)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value);
  }

  /** Stories by how well they fit, and the newest first where no words are given; `total` counts those left out, too. */
  find({ words, agency, language, subject }: Wanted): { found: Entry[]; total: number } {
    const byId = new Map(this.#entries.map((entry) => [entry.id, entry]));
    const fitting =
      wordsOf(words).length === 0
        ? this.#entries
        : this.#search.search(words).flatMap(({ id }) => byId.get(String(id)) ?? []);
    const fits = (entry: Entry, of: 'agency' | 'language' | 'subject', value: string): boolean =>
      value === '' || valuesOf(entry, of).includes(value);
    const all = fitting.filter(
      (entry) =>
        fits(entry, 'agency', agency) && fits(entry, 'language', language) && fits(entry, 'subject', subject),
    );
    return { found: all.slice(0, mostFound), total: all.length };
  }
}

/** Regions of a language are one language here; case does not tell subjects apart. */
function valuesOf(entry: Entry, of: 'agency' | 'language' | 'subject'): string[] {
  if (of === 'agency') return [entry.agency];
  if (of === 'language') return entry.language === undefined ? [] : [entry.language.split('-', 1)[0] ?? ''];
  return entry.subjects.map((subject) => subject.charAt(0).toUpperCase() + subject.slice(1));
}
