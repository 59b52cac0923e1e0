import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { licencePage, lockfilePath, productionPackages } from '../.ci/licences.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const lockfile = readFileSync(lockfilePath, 'utf8');
/** SPDX names of licences that ask for no more than to be named. */
const permissive = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Zlib',
]);

describe('packages that run in production', () => {
  test('have a permissive licence, all of them', () => {
    const packages = productionPackages(lockfile);
    expect(packages.length).toBeGreaterThan(10);
    const others = packages.filter(
      ({ licence }) =>
        !licence
          .replaceAll(/[()]/g, '')
          .split(/ OR /)
          .some((one) => one.split(/ AND /).every((part) => permissive.has(part))),
    );
    expect(others).toEqual([]);
  });

  test('stand in docs/licences.md as they are in the lockfile', () => {
    expect(readFileSync(join(root, 'docs/licences.md'), 'utf8')).toBe(
      licencePage(productionPackages(lockfile)),
    );
  });

  test('come from the registry with a hash, and run nothing when they are installed', () => {
    const { packages } = JSON.parse(lockfile) as {
      packages: Record<
        string,
        { dev?: boolean; resolved?: string; integrity?: string; hasInstallScript?: boolean; link?: boolean }
      >;
    };
    const production = Object.entries(packages).filter(
      // A link is a folder of this checkout, which has an entry of its own.
      ([path, { dev, link }]) => path !== '' && !dev && !link,
    );
    for (const [path, { resolved = '', integrity = '', hasInstallScript }] of production) {
      // Absent: from the registry that npm is told to use.
      expect(resolved, path).toMatch(/^(https:\/\/registry\.npmjs\.org\/|$)/);
      expect(integrity, path).toMatch(/^sha512-/);
      expect(hasInstallScript ?? false, path).toBe(false);
    }
  });
});

test('only one client calls addresses: nothing an agency sends can make Dateline call a host', () => {
  const files = readdirSync(join(root, 'functions'), { recursive: true, encoding: 'utf8' }).filter(
    // The script of the status page runs in a browser.
    (file) => file.endsWith('.ts') && file !== 'core/status/script.ts',
  );
  const calling =
    /\bfetch\(|from 'node:(?:https?|net|tls|dgram|dns|child_process|vm)'|\beval\(|new Function\(/;
  const found = files.filter((file) => calling.test(readFileSync(join(root, 'functions', file), 'utf8')));
  expect(found.sort()).toEqual([
    // Endpoints and callbacks of subscribers, every address checked.
    'outgoing/client.ts',
    // The address is of CloudFormation's own event, in a function that takes nothing from anybody else.
    'platform/lambda/custom-resource.ts',
  ]);
});
