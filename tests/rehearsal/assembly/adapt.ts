import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { templatesOf } from './files.ts';

interface Resource {
  Type: string;
  Properties?: Record<string, unknown>;
  DependsOn?: string | string[];
}
interface Template {
  Resources: Record<string, Resource>;
  Outputs?: Record<string, unknown>;
}

/**
 * Takes from the templates of an assembly what the emulator cannot create, and returns a line for each thing taken.
 * Everything else is deployed as synthesised; the functions' code is never touched.
 * @throws Error if something that stays refers to something that is taken.
 */
export function adaptTo(types: ReadonlySet<string>, folder: string): string[] {
  return templatesOf(folder).flatMap(({ stack, region, file, asset }) => {
    const path = join(folder, file);
    const template = JSON.parse(readFileSync(path, 'utf8')) as Template;
    const said = [
      ...withoutTypes(template, types),
      ...withoutTlsConditions(template),
      ...withoutKeyStoreInFunctions(template),
      ...(region === undefined ? [] : withoutOtherRegions(template, region)),
    ];
    if (said.length === 0) return [];
    writeFileSync(path, JSON.stringify(template));
    asset.rename(createHash('sha256').update(JSON.stringify(template)).digest('hex'));
    return said.map((line) => `${stack}: ${line}`);
  });
}

function withoutTypes(template: Template, types: ReadonlySet<string>): string[] {
  const missing = Object.entries(template.Resources).filter(([, { Type }]) => !types.has(Type));
  const gone = new Set(missing.map(([id]) => id));
  for (const id of gone) delete template.Resources[id];
  const outputs = Object.entries(template.Outputs ?? {}).filter(([, value]) => refersTo(value, gone));
  for (const [name] of outputs) delete template.Outputs?.[name];
  for (const [id, resource] of Object.entries(template.Resources)) {
    const needed = [resource.DependsOn ?? []].flat().filter((other) => !gone.has(other));
    if (needed.length > 0) resource.DependsOn = needed;
    else delete resource.DependsOn;
    if (refersTo(resource, gone)) throw new Error(`${id} needs a resource that the emulator cannot create`);
  }
  return [
    ...missing.map(([id, { Type }]) => `${id} (${Type}) is skipped: the emulator cannot create it`),
    ...outputs.map(([name]) => `output ${name} is skipped with it`),
  ];
}

function refersTo(value: unknown, gone: ReadonlySet<string>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]: [string, unknown]) => {
    if (name === 'Ref') return gone.has(String(inner));
    if (name === 'Fn::GetAtt') return gone.has(String([inner].flat()[0]));
    return refersTo(inner, gone);
  });
}

interface Reference {
  StackName: string;
  OutputName: string;
  Region?: string;
}

/** The emulator looks for outputs of stacks in the region of the one that asks; a name takes the place of others. */
function withoutOtherRegions(template: Template, region: string): string[] {
  const said: string[] = [];
  const replaced = JSON.parse(JSON.stringify(template.Resources), (_name, value: unknown) => {
    const reference = (value as { 'Fn::GetStackOutput'?: Reference } | null)?.['Fn::GetStackOutput'];
    if (reference?.Region === undefined || reference.Region === region) return value;
    const { StackName, OutputName } = reference;
    said.push(
      `${OutputName} of ${StackName} is skipped, a name is in its place: the emulator cannot read a stack of ${reference.Region} in ${region}`,
    );
    return `${OutputName}-of-${StackName}`;
  }) as Template['Resources'];
  template.Resources = replaced;
  return said;
}

/**
 * The emulator has no TLS, and its CDN reads the bucket as if without: the bucket's own refusal of requests without TLS
 * would close every feed. Only the policy of a bucket that the CDN reads is changed.
 */
function withoutTlsConditions({ Resources }: Template): string[] {
  return Object.entries(Resources).flatMap(([id, { Type, Properties }]) => {
    if (Type !== 'AWS::S3::BucketPolicy') return [];
    const document = Properties?.PolicyDocument as { Statement: { Effect: string; Principal: unknown }[] };
    const forCdn = document.Statement.some(({ Principal }) =>
      JSON.stringify(Principal).includes('cloudfront.amazonaws.com'),
    );
    const kept = document.Statement.filter(({ Effect }) => Effect === 'Allow');
    const taken = document.Statement.length - kept.length;
    if (!forCdn || taken === 0) return [];
    document.Statement = kept;
    return [
      `${id} (${Type}): ${taken} refusals of requests without TLS are skipped, since the emulator has none`,
    ];
  });
}

/** The line with which a function at the edge gets at the key store that is joined to it. */
const importOfStore = "import cf from 'cloudfront';";
/** In its place: a store that has nothing, so that every key is refused. */
const emptyStore = "const cf = { kvs: () => ({ get: async () => { throw new Error('no store'); } }) };";

/** The emulator has key stores and their interface, but its functions at the edge cannot read them. */
function withoutKeyStoreInFunctions({ Resources }: Template): string[] {
  return Object.entries(Resources).flatMap(([id, { Type, Properties }]) => {
    const code = Properties?.FunctionCode;
    if (Type !== 'AWS::CloudFront::Function' || typeof code !== 'string') return [];
    if (!code.includes(importOfStore)) return [];
    Resources[id] = {
      ...Resources[id],
      Type,
      Properties: { ...Properties, FunctionCode: code.replace(importOfStore, emptyStore) },
    };
    return [
      `${id} (${Type}): the key store is empty for it, since functions of the emulator cannot read any: no key opens a private feed`,
    ];
  });
}
