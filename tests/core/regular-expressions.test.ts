import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';

/**
 * Every regular expression of the core meets text that strangers send, so none may backtrack faster than the text
 * grows: no two repetitions may share what they match with nothing between them that parts them, and none may be
 * begun anew at every character of what it has just read (`(?<!\\s)\\s+$` where `\\s+$` would be). Expressions that only
 * ever see short texts are listed with the bound.
 */

const core = fileURLToPath(new URL('../../functions/core/', import.meta.url));

interface Found {
  file: string;
  source: string;
  flags: string;
}

/** Where text is cut first, and why that is enough. The first characters of the expression tell which one is meant. */
const bounded: readonly { file: string; begins: string; bound: string }[] = [
  {
    file: 'time/instant.ts',
    begins: '^(?:[T\\s,]|(?:at|',
    bound: 'readInstant refuses more than 80 characters',
  },
  {
    file: 'intake/formats/rfc822/message.ts',
    begins: '^\\s*(?:<[^>]*>\\s*)*',
    bound: 'the first 3,000 characters of a body',
  },
  {
    file: 'intake/formats/text/headline.ts',
    begins: '[?!]\\W*$',
    bound: 'isHeadline looks at lines of at most 110 characters',
  },
  {
    file: 'intake/wire/notice.ts',
    begins: '^\\W*(?:\\(c\\)',
    bound: 'copyrightOf refuses more than 400 characters',
  },
  { file: 'feeds/story-formats/md/index.ts', begins: ' +$', bound: 'stored text has no two spaces in a row' },
  {
    file: 'normalise/words/credit-forms.ts',
    begins: '(?:^(?:',
    bound: 'readCreditLine refuses more than 200 characters',
  },
  {
    file: 'normalise/words/credit-forms.ts',
    begins: '^(?:',
    bound: 'readCreditLine refuses more than 200 characters',
  },
  {
    file: 'normalise/recognise/dateline/dateline.ts',
    begins: '^([^()（）]{0,90}?)',
    bound: 'readDateline looks at 180 characters',
  },
  {
    file: 'normalise/recognise/dateline/dateline.ts',
    begins: '^([^/]{3,60}?)',
    bound: 'readDateline looks at 180 characters',
  },
  {
    file: 'normalise/recognise/dateline/dashed.ts',
    begins: '^([^\\n]{2,90}?)',
    bound: 'readDateline looks at 180 characters',
  },
  {
    file: 'normalise/recognise/names/quoted.ts',
    begins: '(?:\\b(?:told|tells',
    bound: '60 characters in front of a name',
  },
];

const files = readdirSync(core, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name: name.replaceAll('\\', '/'), code: readFileSync(join(core, name), 'utf8') }));

/** Literals, by the syntax tree: a slash may also be a division. */
function literalsIn(file: string, code: string): Found[] {
  const found: Found[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) visit(one);
    else if (typeof node === 'object' && node !== null) {
      if ('regex' in node && typeof node.regex === 'object' && node.regex !== null) {
        const { pattern, flags } = node.regex as { pattern: string; flags: string };
        found.push({ file, source: pattern, flags });
      } else for (const value of Object.values(node)) visit(value);
    }
  };
  visit(parseAst(code, { lang: 'ts' }));
  return found;
}

/** Expressions that modules put together when they are loaded; libraries make their own meanwhile. */
async function builtOnLoad(): Promise<Found[]> {
  const found: Found[] = [];
  const Native = globalThis.RegExp;
  const watched = new Proxy(Native, {
    construct(target, given, newTarget) {
      const made = Reflect.construct(target, given, newTarget) as RegExp;
      const caller = new Error().stack?.split('\n')[2] ?? '';
      const file = files.find(({ name }) => caller.includes(`functions/core/${name}`))?.name;
      if (file !== undefined) found.push({ file, source: made.source, flags: made.flags });
      return made;
    },
  });
  globalThis.RegExp = watched;
  try {
    for (const { name, code } of files)
      if (code.includes('new RegExp(')) await import(pathToFileURL(join(core, name)).href);
  } finally {
    globalThis.RegExp = Native;
  }
  return found;
}

const exceptionOf = ({ file, source }: Found) =>
  bounded.find((one) => one.file === file && source.startsWith(one.begins));

/** What makes an expression slow, in words; undefined when nothing does. */
function slowness({ source, flags }: Found): string | undefined {
  const literal = { source, flags: flags.replace(/[dgy]/g, '') };
  const [report] = analyse(literal, { maxReports: 1 }).reports;
  if (report === undefined) return undefined;
  const where =
    report.type === 'Trade' ? `${report.startQuant.raw} and ${report.endQuant.raw}` : report.quant.raw;
  return `${report.exponential ? 'exponential' : 'polynomial'} by ${where}`;
}

describe('regular expressions of the core', () => {
  const literals = files.flatMap(({ name, code }) => literalsIn(name, code));

  it('are found, as literals and as built', async () => {
    expect(literals.length).toBeGreaterThan(500);
    expect(literalsIn('x.ts', 'const a = (b as number) / 2 / c; const d = /e+/u;')).toEqual([
      { file: 'x.ts', source: 'e+', flags: 'u' },
    ]);
  });

  it('are told apart by the check', () => {
    const slow = (source: string) => slowness({ file: '', source, flags: 'u' });
    expect(slow('^(?:a+|b)*c')).toContain('exponential');
    expect(slow('^\\s*a?\\s*b')).toContain('polynomial');
    expect(slow('\\s+$')).toContain('polynomial');
    expect(slow('^\\s*(?:a\\s*)?b|(?<!\\s)\\s+$')).toBeUndefined();
  });

  it('never backtrack faster than their text grows, unless it is short', async () => {
    const built = await builtOnLoad();
    expect(built.length).toBeGreaterThan(20);
    const all = [...literals, ...built];
    const slow = all
      .filter((one) => exceptionOf(one) === undefined)
      .flatMap((one) => {
        const why = slowness(one);
        return why === undefined ? [] : [`${one.file}: /${one.source.slice(0, 120)}/${one.flags} is ${why}`];
      });
    expect(slow).toEqual([]);
    const needless = bounded.filter(
      (exception) => !all.some((one) => exceptionOf(one) === exception && slowness(one) !== undefined),
    );
    expect(needless).toEqual([]);
  });
});
