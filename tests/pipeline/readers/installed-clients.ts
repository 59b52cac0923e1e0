import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Client, Had } from './clients.ts';

/* Readers in other languages, from packages of Debian; tests say which of them are not installed. */

const run = (program: string, args: readonly string[], input = '') =>
  spawnSync(program, args, { encoding: 'utf8', input, maxBuffer: 1 << 26 });

/** Runs a program that gets a document and prints its items as JSON. */
const itemsOf = (program: string, args: readonly string[], document: string): Had[] => {
  const { status, stdout, stderr } = run(program, args, document);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Had[];
};

/** Most readers in Python are made with it. Times are in seconds there. */
const pythonProgram = `
import calendar, html, json, sys, feedparser
entries = feedparser.parse(sys.stdin.buffer.read(), sanitize_html=False).entries
json.dump([{
  'id': one.id, 'title': html.unescape(one.title), 'content': (one.get('content') or [{'value': one.get('summary', '')}])[0]['value'],
  'published': calendar.timegm(one.get('published_parsed') or one.updated_parsed) * 1000,
  'authors': [author.name for author in one.get('authors', []) if 'name' in author],
} for one in entries], sys.stdout)
`;

/** The second one is Debian's, where another Python comes first. */
const python = ['python3', '/usr/bin/python3'].find(
  (program) => run(program, ['-c', 'import feedparser']).status === 0,
);

/** XML::Atom gives bytes unless it is asked for characters. */
const perlProgram = `
use strict; use warnings; use XML::Feed; use JSON::PP; binmode STDIN;
$XML::Atom::ForceUnicode = 1;
my $text = do { local $/; <STDIN> };
my $feed = XML::Feed->parse(\\$text) or die XML::Feed->errstr;
print JSON::PP->new->utf8->encode([map {
  my $date = $_->issued || $_->modified;
  { id => $_->id, title => $_->title, content => $_->content->body // '',
    published => ($date ? $date->epoch * 1000 : 0), authors => [grep { defined } $_->author] }
} $feed->entries]);
`;
const perl = ['perl', '/usr/bin/perl'].find(
  (program) => run(program, ['-MXML::Feed', '-MJSON::PP', '-e', '1']).status === 0,
);

/** Reads the cache of newsboat; Node has it since 22. */
const sqlite = await import('node:sqlite').catch(() => undefined);

/** A program that people read with: what is in its cache when it has loaded the feed at an address. */
export async function readByNewsboat(address: string): Promise<Had[]> {
  const folder = mkdtempSync(join(tmpdir(), 'newsboat-'));
  try {
    const at = (name: string): string => join(folder, name);
    writeFileSync(at('urls'), `${address}\n`);
    writeFileSync(at('config'), `error-log ${at('errors')}\n`);
    const args = ['-C', at('config'), '-u', at('urls'), '-c', at('cache.db'), '-x', 'reload'];
    // The feed may be served by this process.
    await promisify(execFile)('newsboat', args, { env: { ...process.env, HOME: folder } });
    if (sqlite === undefined) throw new Error('This Node has no SQLite');
    const cache = new sqlite.DatabaseSync(at('cache.db'), { readOnly: true });
    const rows = cache.prepare('SELECT guid, title, content, pubDate, author FROM rss_item').all();
    cache.close();
    return rows.map(({ guid, title, content, pubDate, author }) => ({
      id: String(guid),
      title: String(title),
      content: String(content),
      published: Number(pubDate) * 1000,
      authors: [String(author)],
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const byNewsboat: Client = async (document) => {
  const folder = mkdtempSync(join(tmpdir(), 'feed-'));
  try {
    writeFileSync(join(folder, 'feed.xml'), document);
    return await readByNewsboat(`file://${join(folder, 'feed.xml')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const all: Record<string, Client | undefined> = {
  'python3-feedparser': python
    ? async (document) => itemsOf(python, ['-c', pythonProgram], document)
    : undefined,
  'libxml-feed-perl': perl ? async (document) => itemsOf(perl, ['-e', perlProgram], document) : undefined,
  newsboat: sqlite && run('newsboat', ['--version']).status === 0 ? byNewsboat : undefined,
};

/** Those that are installed. */
export const installedClients: Record<string, Client> = Object.fromEntries(
  Object.entries(all).flatMap(([name, client]) => (client === undefined ? [] : [[name, client]])),
);

/** Packages of Debian that are not installed, or that this Node cannot read the results of. */
export const missingClients: readonly string[] = Object.keys(all).filter((name) => all[name] === undefined);

/** Titles that readers have of the feed at an address, which may have a user name and a password. */
export const addressReaders: Record<string, (address: string) => Promise<string[]>> = {
  ...(all.newsboat && {
    newsboat: async (address) => (await readByNewsboat(address)).map(({ title }) => title),
  }),
  ...(python && {
    'python3-feedparser': async (address) => {
      const program =
        'import feedparser, json, sys; print(json.dumps([e.title for e in feedparser.parse(sys.argv[1]).entries]))';
      const { stdout } = await promisify(execFile)(python, ['-c', program, address]);
      return JSON.parse(stdout) as string[];
    },
  }),
};
