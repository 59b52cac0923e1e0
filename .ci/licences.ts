import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A production package of the lockfile (`lockfileVersion` 3). */
export interface Production {
  name: string;
  version: string;
  licence: string;
}

interface Locked {
  version?: string;
  license?: string;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
}

/** Packages that run in production, by name; without those of builds and tests. */
export function productionPackages(lockfile: string): Production[] {
  const { packages } = JSON.parse(lockfile) as { packages: Record<string, Locked> };
  const found = Object.entries(packages)
    .filter(([path, { dev, optional, devOptional }]) => path !== '' && !dev && !optional && !devOptional)
    .map(([path, { version = '', license = 'UNKNOWN' }]) => ({
      name: path.replace(/^.*node_modules\//, ''),
      version,
      licence: license,
    }));
  const unique = new Map(found.map((one) => [`${one.name}@${one.version}`, one]));
  return [...unique.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export const lockfilePath = fileURLToPath(new URL('../package-lock.json', import.meta.url));

/** The page docs/licences.md. */
export const licencePage = (packages: Production[]): string =>
  [
    '# Licences of what runs in production',
    '',
    'Made by `npm run licences`; a test fails when it is out of date or when a licence is not a permissive one.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`),
    '',
    '## Data',
    '',
    '`functions/core/subjects/` holds facts out of the',
    '[IPTC Media Topic NewsCodes](http://cv.iptc.org/newscodes/mediatopic/), release of 9 October 2025,',
    '© IPTC, International Press Telecommunications Council (https://iptc.org), licensed under',
    '[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). Changed: only the codes are kept (what stands below what,',
    'what is retired, what is the same as a subject code), and written as tables.',
    '',
  ].join('\n');

if (import.meta.main)
  process.stdout.write(licencePage(productionPackages(readFileSync(lockfilePath, 'utf8'))));
