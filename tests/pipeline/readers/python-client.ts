import { spawnSync } from 'node:child_process';
import type { Client, Had } from './clients.ts';

/** Most readers in Python are made with it. Times are in seconds there. */
const program = `
import calendar, html, json, sys, feedparser
entries = feedparser.parse(sys.stdin.buffer.read(), sanitize_html=False).entries
json.dump([{
  'id': one.id, 'title': html.unescape(one.title), 'content': (one.get('content') or [{'value': one.get('summary', '')}])[0]['value'],
  'published': calendar.timegm(one.get('published_parsed') or one.updated_parsed) * 1000,
  'authors': [author.name for author in one.get('authors', []) if 'name' in author],
} for one in entries], sys.stdout)
`;

const python = (input: string | undefined, text: string) =>
  spawnSync('python3', ['-c', text], { encoding: 'utf8', ...(input !== undefined && { input }) });

/** feedparser for Python, where it is installed. */
export const pythonFeedparser: Record<string, Client> =
  python(undefined, 'import feedparser').status === 0
    ? {
        'python3-feedparser': async (document) => {
          const { status, stdout, stderr } = python(document, program);
          if (status !== 0) throw new Error(stderr);
          return JSON.parse(stdout) as Had[];
        },
      }
    : {};
