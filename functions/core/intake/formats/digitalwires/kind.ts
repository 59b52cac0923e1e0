import type { DeclaredFormat, Sniff } from '../../format.ts';

/** How far names are looked for, in UTF-16 units. */
const searched = 131_072;
const names =
  /"(?:article_html|version_created|newslines|notepad|kicker|teaser|rubric_names|entry_id|urn)"\s*:/g;

/** Entries of dpa's digitalwires in JSON, one, a list, or in the envelope of its API. */
export const digitalwiresKind: DeclaredFormat = {
  id: 'digitalwires',
  title: 'dpa digitalwires JSON',
  mediaTypes: ['application/json', 'text/json'],
  detect({ head, text }: Sniff): number {
    if (!/^[{[]/.test(head)) return 0;
    const start = text.slice(0, searched);
    if (!/"article_html"\s*:/.test(start)) return 0;
    return new Set(start.match(names)).size >= 3 ? 0.96 : 0;
  },
  load: async () => (await import('./index.ts')).digitalwires,
};
