import { registerHooks } from 'node:module';

/** What a release changes: the revision, and the bytes of RSS and Atom but not of JSON Feed. */
interface Release {
  revision: number;
  generator: string;
}

let current: Release = { revision: 1, generator: 'Dateline' };
const readers: ((release: Release) => void)[] = [];

/** For the modules that this one puts in the place of others. */
export function follow(read: (release: Release) => void): void {
  readers.push(read);
  read(current);
}

/** The release that the code of this process seems to be of. */
export const release = {
  get revision(): number {
    return current.revision;
  },
  change(to: Partial<Release>): void {
    current = { ...current, ...to };
    for (const read of readers) read(current);
  },
};

/** The modules, the constant of each, and where its value comes from. */
const replaced: [module: string, name: string, from: keyof Release][] = [
  ['/functions/core/feeds/render/revision.ts', 'renderingRevision', 'revision'],
  ['/functions/core/feeds/render/atom-links.ts', 'generator', 'generator'],
];

/** Makes constants of the code follow `release`. Call it before anything imports them. */
export function replaceModules(): void {
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      const found = replaced.find(([module]) => url.endsWith(module));
      if (!found) return loaded;
      const [module, name, from] = found;
      const before = String(loaded.source);
      const source = before.replace(
        new RegExp(`export const ${name} = [^;]+;`),
        `import { follow } from ${JSON.stringify(import.meta.url)};
        export let ${name};
        follow((release) => { ${name} = release.${from}; });`,
      );
      if (source === before) throw new Error(`${module} has no constant ${name}`);
      return { ...loaded, source };
    },
  });
}
