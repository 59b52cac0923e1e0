import type { DeclaredFormat, Sniff } from '../../format.ts';

/** How far names are looked for, in UTF-16 units. */
const searched = 131_072;

/** Posts as the REST API of WordPress answers them (`/wp/v2/posts`), one or a list. */
export const wordpressJsonKind: DeclaredFormat = {
  id: 'wordpress',
  title: 'WordPress REST JSON',
  mediaTypes: ['application/json', 'text/json'],
  detect({ head, text }: Sniff): number {
    if (!/^[{[]/.test(head)) return 0;
    const start = text.slice(0, searched);
    // "rendered" in title and content is what no other format has.
    return /"title"\s*:\s*\{[^{}]{0,2000}"rendered"\s*:/.test(start) &&
      /"(?:content|excerpt|guid)"\s*:\s*\{[^{}]{0,2000}"rendered"\s*:/.test(start)
      ? 0.96
      : 0;
  },
  load: async () => (await import('./index.ts')).wordpressJson,
};
