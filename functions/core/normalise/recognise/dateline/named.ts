/**
 * Whether a story speaks of the place that it may begin with. "Görlitz. Eine Schneefräse …" under "Museum hält
 * Görlitzer Bahn frei" is a dateline; so is what stands behind a word for "in" further down.
 */

/** Words before a place in languages that write Latin, Greek or Cyrillic letters. */
const before = new RegExp(
  '(?:^|[\\s(“"«„,])(?:in|at|near|outside|around|between|zwischen|entre|tra|tussen|mellan|mellem|mellom|między|mezi|medzi|između|между|між|im|bei|nach|à|en|dans|près de|em|no|na|a|ad|nel|nella|' +
    'di|ke|dari|i|på|ved|hos|w|we|do|v|ve|vo|u|iz|kod|la|lângă|te|uit|naar|bij|в|во|под|на|до|край|у|' +
    'σε|στη|στην|στον|στο|στα|sa|ke|wa|ya|ở|tại|në)\\s$',
  'iu',
);
const of = /(?:^|[\s(])(?:of|de|do|du|dos|del|della|di)\s$/iu;
/** Letters that make an adjective or a case of a place: Görlitz, Görlitzer. The s of a genitive is a person's as well. */
const ending = /^(?!['’]?s(?!\p{L}))[\p{Ll}\p{M}]{1,6}(?!\p{L})/u;

/** A test for places that the headline, or the text behind its first words, names. */
export const placesNamed =
  (headline: string, text: string) =>
  (place: string, however?: 'mentioned'): boolean => {
    const name = place.split(/\s[([]/u)[0]?.trim() ?? '';
    const stem = stemOf(name);
    if (stem.length < 2) return false;
    const caseless = /[\p{Lo}\p{Script=Georgian}]/u.test(name);
    // Several words of a script without capitals are as often a person. Who speaks again below is one.
    if ((caseless && /\s/.test(name)) || speaksAgain(name, text)) return false;
    // What is written in capitals here and in ordinary letters there is no acronym.
    const inCapitals = name === name.toUpperCase() && !caseless;
    // Behind the first mark that may end a dateline the story begins.
    const begins = text.search(/[)\]–—:।]|\s-\s|\.\s/u) + 1;
    const places = [headline, text.slice(Math.max(begins, Math.min(text.length, place.length)))];
    return places.some((where, at) => {
      const searched = where.toLowerCase();
      for (let from = searched.indexOf(stem); from >= 0; from = searched.indexOf(stem, from + 1)) {
        if (from > 0 && /[\p{L}\p{M}]/u.test(searched[from - 1] ?? '') && !caseless) continue;
        const lead = where.slice(Math.max(0, from - 12), from);
        if (however === 'mentioned' || caseless || before.test(lead) || (inCapitals && of.test(lead)))
          return true;
        // In a headline the name may be inflected; further down that says less.
        if (at === 0 && ending.test(where.slice(from + stem.length)) && stem.length >= 4) return true;
      }
      return false;
    });
  };

/** "Smith: …" at the beginning of another paragraph. */
const speaksAgain = (name: string, text: string): boolean => {
  const at = text.indexOf(`\n${name}`);
  return at >= 0 && /^\s?[:：–—-]/u.test(text.slice(at + name.length + 1));
};

/** Without the vowel that an ending replaces: Girona, gironí. */
const stemOf = (name: string): string => {
  const word = name.toLowerCase();
  return word.length > 5 && /[aeioyаоиыя]$/u.test(word) ? word.slice(0, -1) : word;
};
