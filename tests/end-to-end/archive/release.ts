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

/** Each module with its one export, and where its value comes from. */
const replaced: [module: string, name: string, from: keyof Release][] = [
  ['/functions/core/feeds/render/revision.ts', 'renderingRevision', 'revision'],
  ['/functions/core/feeds/render/generator.ts', 'generator', 'generator'],
];

/** Puts modules that follow `release` in the place of those of the code. Call it before anything imports them. */
export function replaceModules(): void {
  registerHooks({
    load: (url, context, next) => {
      const found = replaced.find(([module]) => url.endsWith(module));
      if (!found) return next(url, context);
      const [, name, from] = found;
      const source = `import { follow } from ${JSON.stringify(import.meta.url)};
        export let ${name};
        follow((release) => { ${name} = release.${from}; });`;
      return { format: 'module', source, shortCircuit: true };
    },
  });
}
