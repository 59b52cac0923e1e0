import type { DeclaredFormat } from '../../format.ts';

/** JSON stories one a line (NDJSON, JSON Lines). */
export const ndjsonKind: DeclaredFormat = {
  id: 'ndjson',
  title: 'newline-delimited JSON',
  mediaTypes: ['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/x-jsonlines'],
  /** Two lines that each begin and end like an object; within one document a line end stands between members. */
  detect: ({ text, head }) => {
    if (!head.startsWith('{')) return 0;
    const start = text.indexOf('{');
    const end = text.indexOf('\n', start);
    if (end < 0) return 0;
    const first = text.slice(start, end).trimEnd();
    const next = /^\s{0,100}\{/.test(text.slice(end, end + 110));
    return first.endsWith('}') && next && isJson(first) ? 0.97 : 0;
  },
  level: 1,
  load: async (inner) => (await import('./index.ts')).ndjson(await inner()),
};

/** Longer lines are not parsed just to be recognised. */
const longestLine = 2 * 1024 * 1024;

function isJson(line: string): boolean {
  if (line.length > longestLine) return true;
  try {
    JSON.parse(line);
    return true;
  } catch {
    // A brace at a line end inside one document.
    return false;
  }
}
