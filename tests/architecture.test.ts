import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Modules a file imports: repository paths for relative ones, package names for the rest. */
function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  const specifiers = [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return specifiers.map((specifier) =>
    specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : specifier,
  );
}

const files = globSync('{cli,functions,infra,local,web,bench}/**/*.{ts,tsx}', { cwd: root }).map(String);
const below = (folder: string): string[] => files.filter((file) => file.startsWith(`${folder}/`));

/** Expects that no file has a forbidden import; lists those that have one. */
function expectNone(from: string[], forbidden: (imported: string) => boolean): void {
  const found = from.flatMap((file) =>
    importsOf(file)
      .filter(forbidden)
      .map((imported) => `${file} imports ${imported}`),
  );
  expect(found).toEqual([]);
}

/** Groups of files that import each other, one line per group (Tarjan's strongly connected components). */
function circles(all: string[]): string[] {
  const known = new Set(all);
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    lowest.set(file, order.get(file) ?? 0);
    stack.push(file);
    for (const next of importsOf(file).filter((imported) => known.has(imported))) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) lowest.set(file, Math.min(lowest.get(file) ?? 0, lowest.get(next) ?? 0));
    }
    if (lowest.get(file) !== order.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1) found.push(group.sort().join(' ↔ '));
  };
  for (const file of all) if (!order.has(file)) visit(file);
  return found.sort();
}

const isOf =
  (...folders: string[]) =>
  (imported: string): boolean =>
    folders.some((folder) => imported === folder || imported.startsWith(`${folder}/`));

const fn = (...names: string[]): string[] => names.map((name) => `functions/${name}`);
const base = fn('contract', 'core', 'store', 'queues', 'pipeline');
const handlerFolders = ['intake', 'drop', 'ingest', 'publish', 'reconcile', 'deliver', 'web-files'];
const ofHandlers = [...base, ...fn('platform')];

/** Folders, and all that they may import besides themselves and packages. Entries may be files. */
const directions: Record<string, string[]> = {
  'functions/contract': [],
  'functions/core': fn('contract'),
  'functions/store': fn('contract', 'core'),
  'functions/queues': fn('contract', 'core', 'store'),
  'functions/outgoing': fn('contract', 'core'),
  'functions/pipeline': fn('contract', 'core', 'store', 'queues'),
  'functions/operations': base,
  'functions/platform': [...base, ...fn('operations')],
  ...Object.fromEntries(handlerFolders.map((name) => [`functions/${name}`, ofHandlers])),
  // It alone calls addresses that others give.
  'functions/deliver': [...ofHandlers, ...fn('outgoing')],
  infra: [...fn('contract'), 'cdk.json', 'package.json'],
  cli: [...base, ...fn('operations', 'platform')],
  local: ['functions', 'infra/synthesise.ts', 'infra/bundle/web-bundle.ts', 'cli/connect/desk-file.ts'],
  // Types of the story model, and the words that the API shares.
  web: fn('contract', 'core/story'),
  // It measures what subscribers run, and what runs at the edge.
  bench: ['functions', 'infra/bundle', 'infra/edge', 'local', 'cli/mirror'],
};

describe('import directions', () => {
  test('every file is in a folder of the table', () => {
    expect(files.filter((file) => !isOf(...Object.keys(directions))(file))).toEqual([]);
    expect(Object.keys(directions).filter((folder) => below(folder).length === 0)).toEqual([]);
  });

  test.each(Object.entries(directions))('%s imports only %j', (folder, allowed) => {
    const isLocal = isOf(
      'functions',
      'infra',
      'cli',
      'local',
      'web',
      'bench',
      'tests',
      'cdk.json',
      'package.json',
    );
    expectNone(below(folder), (imported) => isLocal(imported) && !isOf(folder, ...allowed)(imported));
  });

  test('no circular imports, types included', () => {
    expect(circles(files)).toEqual([]);
  });

  test('functions import only run-time dependencies', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    // `aws-lambda` only has types.
    const allowed = new Set([...Object.keys(dependencies), 'aws-lambda']);
    const packageOf = (imported: string): string | undefined =>
      /^((?:@[\w-]+\/)?[\w.-]+)(?:\/[\w./-]+)?$/.exec(imported)?.[1];
    expectNone(below('functions'), (imported) => {
      if (imported.startsWith('node:') || isOf('functions')(imported)) return false;
      const name = packageOf(imported);
      return name !== undefined && !allowed.has(name);
    });
  });
});

describe('the core is pure', () => {
  test('no AWS and no Node I/O', () => {
    const isImpure = (imported: string): boolean =>
      (imported.startsWith('node:') && imported !== 'node:crypto') || /^@aws-/.test(imported);
    expectNone(below('functions/core'), isImpure);
  });

  test('no clock, no random values and no environment', () => {
    const impure = /\bDate\.now\(|new Date\(\)|Math\.random\(|process\.env|randomUUID|randomBytes/;
    expect(
      below('functions/core').filter((file) => impure.test(readFileSync(join(root, file), 'utf8'))),
    ).toEqual([]);
  });
});

describe('edges', () => {
  test('only store and queues use the AWS SDK, and the composition creates the clients', () => {
    const inside = isOf('functions/store', 'functions/queues', 'functions/platform/composition.ts');
    const others = below('functions').filter((file) => !inside(file));
    expectNone(others, (imported) => imported.startsWith('@aws-sdk/'));
  });

  test('the environment is read in one place', () => {
    const found = below('functions').filter((file) =>
      /process\.env/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(found).toEqual(['functions/platform/config.ts']);
  });

  test('handlers are thin: at most 45 lines, and no access to the store of their own', () => {
    const handlers = handlerFolders.map((name) => `functions/${name}/handler.ts`);
    const lines = (file: string): number => readFileSync(join(root, file), 'utf8').split('\n').length;
    expect(handlers.filter((file) => lines(file) > 45)).toEqual([]);
    expectNone(handlers, isOf('functions/store', '@aws-sdk'));
  });
});

test('file names say what is inside', () => {
  const vague = files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.ts$)/.test(file));
  expect(vague).toEqual([]);
});
