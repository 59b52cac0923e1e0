import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The template of a stack in an assembly. */
export interface TemplateFile {
  stack: string;
  /** Where the stack has to be, if it says so. */
  region?: string;
  /** File name of the template. */
  file: string;
  asset: {
    /** Gives the template another hash, under which it is uploaded; its content has changed. */
    rename(hash: string): void;
  };
}

const assetsSuffix = '.assets.json';

interface AssetFile {
  source: { path: string; packaging: string };
}

const assetFiles = (folder: string, stack: string): [hash: string, file: AssetFile][] => {
  const text = readFileSync(join(folder, `${stack}${assetsSuffix}`), 'utf8');
  return Object.entries((JSON.parse(text) as { files: Record<string, AssetFile> }).files);
};

function regionOf(folder: string, stack: string): string | undefined {
  const { artifacts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    artifacts: Record<string, { environment?: string }>;
  };
  // aws://ACCOUNT/REGION
  const region = artifacts[stack]?.environment?.split('/').at(-1);
  return region === 'unknown-region' ? undefined : region;
}

const stacksOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(assetsSuffix))
    .map((name) => name.slice(0, -assetsSuffix.length));

/** The templates of an assembly. */
export function templatesOf(folder: string): TemplateFile[] {
  return stacksOf(folder).map((stack) => {
    const file = `${stack}.template.json`;
    const found = assetFiles(folder, stack).find(([, { source }]) => source.path === file);
    if (!found) throw new Error(`The assembly has no template of ${stack}`);
    const [hash] = found;
    const region = regionOf(folder, stack);
    return {
      stack,
      ...(region !== undefined && { region }),
      file,
      asset: { rename: (other) => replaceInAll(folder, hash, other) },
    };
  });
}

/** Folders with the code of functions, by hash. */
export function codeOf(folder: string): Map<string, string> {
  const all = stacksOf(folder).flatMap((stack) => assetFiles(folder, stack));
  return new Map(
    all.flatMap(([hash, { source }]) => (source.packaging === 'zip' ? [[hash, source.path] as const] : [])),
  );
}

/** Gives an asset folder another hash, in every file that names it. */
export function renameCode(folder: string, hash: string, other: string): void {
  const path = codeOf(folder).get(hash);
  if (path === undefined) throw new Error(`There is no asset ${hash}`);
  renameSync(join(folder, path), join(folder, path.replace(hash, other)));
  replaceInAll(folder, hash, other);
}

function replaceInAll(folder: string, before: string, after: string): void {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
    const path = join(folder, name);
    const text = readFileSync(path, 'utf8');
    if (text.includes(before)) writeFileSync(path, text.replaceAll(before, after));
  }
}
