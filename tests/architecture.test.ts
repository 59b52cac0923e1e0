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

const files = globSync('{cli,functions,infra,local,web,bench}/**/*.ts', { cwd: root }).map(String);
const below = (folder: string): string[] => files.filter((file) => file.startsWith(`${folder}/`));

/** Expects that files of a folder import nothing of a kind, and says which does. */
function expectNone(from: string[], forbidden: (imported: string) => boolean): void {
  const found = from.flatMap((file) =>
    importsOf(file)
      .filter(forbidden)
      .map((imported) => `${file} imports ${imported}`),
  );
  expect(found).toEqual([]);
}

/** Groups of files that import each other, each as one line of paths (Tarjan's strongly connected components). */
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

describe('import directions', () => {
  test('there are files to look at', () => {
    expect(below('functions/core').length).toBeGreaterThan(20);
    expect(below('infra').length).toBeGreaterThan(5);
  });

  test('the contract imports nothing but itself', () => {
    expectNone(below('functions/contract'), (imported) => !isOf('functions/contract')(imported));
  });

  test('no file imports itself in a circle, types counted', () => {
    expect(circles(files)).toEqual([]);
  });

  test('the core is pure: no AWS, no Node I/O, nothing of the other folders', () => {
    const allowedNode = new Set(['node:crypto']);
    expectNone(below('functions/core'), (imported) => {
      if (imported.startsWith('node:')) return !allowedNode.has(imported);
      if (imported.startsWith('@aws-sdk/') || imported.startsWith('@aws-lambda-powertools/')) return true;
      if (imported.startsWith('functions/')) {
        return !isOf('functions/core', 'functions/contract')(imported);
      }
      return isOf('infra', 'local', 'web', 'bench', 'tests')(imported);
    });
  });

  test('the core has no clock, no random and no environment', () => {
    const impure = /\bDate\.now\(|new Date\(\)|Math\.random\(|process\.env|randomUUID|randomBytes/;
    const found = below('functions/core').filter((file) =>
      impure.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(found).toEqual([]);
  });

  test('store and queues know the core types and the contract only', () => {
    expectNone([...below('functions/store'), ...below('functions/queues')], (imported) =>
      isOf(
        ...['pipeline', 'operations', 'platform', 'intake'].map((name) => `functions/${name}`),
        'infra',
        'local',
      )(imported),
    );
  });

  test('only store and queues speak to AWS', () => {
    const others = below('functions').filter(
      (file) =>
        !isOf('functions/store', 'functions/queues')(file) && file !== 'functions/platform/composition.ts',
    );
    expectNone(others, (imported) => imported.startsWith('@aws-sdk/'));
  });

  test('the environment is read in one place', () => {
    const found = below('functions').filter((file) =>
      /process\.env/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(found).toEqual(['functions/platform/config.ts']);
  });

  test('the pipeline knows nothing of what is built on it', () => {
    expectNone(
      below('functions/pipeline'),
      isOf('functions/operations', 'functions/platform', 'functions/intake'),
    );
    expectNone(below('functions/operations'), isOf('functions/platform', 'functions/intake'));
  });

  test('infra imports the contract of the functions and nothing else of them', () => {
    expectNone(
      below('infra'),
      (imported) => imported.startsWith('functions/') && !isOf('functions/contract')(imported),
    );
  });

  test('nothing imports cli, local, web, bench or tests', () => {
    expectNone([...below('functions'), ...below('infra')], isOf('cli', 'local', 'web', 'bench', 'tests'));
  });

  test('functions stand on run-time dependencies alone; those of the tools are no part of a bundle', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    // `aws-lambda` is a name of types.
    const allowed = new Set([...Object.keys(dependencies), 'aws-lambda']);
    const packageOf = (imported: string): string | undefined =>
      /^((?:@[\w-]+\/)?[\w.-]+)(?:\/[\w./-]+)?$/.exec(imported)?.[1];
    expectNone(below('functions'), (imported) => {
      if (imported.startsWith('node:') || isOf('functions')(imported)) return false;
      const name = packageOf(imported);
      return name !== undefined && !allowed.has(name);
    });
  });

  test('handlers are thin', () => {
    const handlers = globSync('functions/*/handler.ts', { cwd: root }).map(String);
    expect(handlers.length).toBeGreaterThan(0);
    const long = handlers.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 45);
    expect(long).toEqual([]);
  });

  test('file names say what is inside', () => {
    const vague = files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.ts$)/.test(file));
    expect(vague).toEqual([]);
  });
});
