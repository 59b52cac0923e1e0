import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { App, Stack } from 'aws-cdk-lib';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { afterAll, describe, expect, it } from 'vitest';
import cdkJson from '../../../cdk.json' with { type: 'json' };
import { type EnvKey, type FunctionName, functions } from '../../../functions/contract/functions.ts';
import { bundleHandler } from '../../../infra/bundle/bundling.ts';
import { type Binding, bindValue } from '../../../infra/constructs/bindings.ts';
import { type EnvironmentOf, ServiceFunction } from '../../../infra/constructs/service-function.ts';
import { stageSettings } from '../../../infra/settings/stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const exampleOf = (key: EnvKey): string =>
  key.includes('URL') ? 'https://x.example' : key === 'STORY_FORMATS' ? 'html' : '1';
const environmentOf = <N extends FunctionName>(name: N): EnvironmentOf<N> =>
  Object.fromEntries(
    functions[name].env.map((key): [string, Binding] => [key, bindValue(exampleOf(key))]),
  ) as EnvironmentOf<N>;

/** Synthesises a function alone: the folder of its asset, and the asset's name as the template has it. */
function synthesise(name: FunctionName, out: string): { folder: string; key: unknown } {
  const outdir = join(folder, out);
  const app = new App({ outdir, context: cdkJson.context, analyticsReporting: false });
  const fn = new ServiceFunction(new Stack(app, 'Alone'), name, {
    stage: stageSettings('dev'),
    description: 'bundled',
    bundle: true,
    environment: environmentOf(name),
  });
  const stack = app.synth().getStackByName('Alone');
  const id = fn.stack.getLogicalId(fn.node.defaultChild as CfnFunction);
  const { S3Key } = stack.template.Resources[id].Properties.Code;
  const asset = readdirSync(outdir)
    .map((entry) => join(outdir, entry))
    .find((path) => existsSync(join(path, 'index.mjs')));
  return { folder: asset ?? '', key: S3Key };
}

/** Runs a script with a bundle, with only the environment of the contract. */
function run(name: FunctionName, asset: string, script: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: {
      ...Object.fromEntries(functions[name].env.map((key) => [key, exampleOf(key)])),
      AWS_REGION: 'eu-central-1',
      POWERTOOLS_LOG_LEVEL: 'CRITICAL',
      PATH: process.env.PATH,
      BUNDLE: pathToFileURL(join(asset, 'index.mjs')).href,
    },
    encoding: 'utf8',
  }).trim();
}

describe('bundle of a function', () => {
  const name = 'intake';
  const { folder: asset, key } = synthesise(name, 'out');
  const files = readdirSync(asset).sort();
  const start = readFileSync(join(asset, 'index.mjs'), 'utf8');

  it('is small ESM files, each with its source map and without sources', () => {
    const code = files.filter((file) => file.endsWith('.mjs'));
    expect(files).toEqual(code.flatMap((file) => [file, `${file}.map`]).sort());
    expect(code.reduce((sum, file) => sum + readFileSync(join(asset, file)).length, 0)).toBeLessThan(
      3_200_000,
    );
    const map = JSON.parse(readFileSync(join(asset, 'index.mjs.map'), 'utf8'));
    expect(map.sources).toContain('../functions/intake/handler.ts');
    expect(map.sourcesContent).toBeUndefined();
  });

  it('loads with only the environment of the contract and exports the handler', () => {
    const script = 'console.log(typeof (await import(process.env.BUNDLE)).handler)';
    expect(run(name, asset, script)).toBe('function');
  });

  it('loads on demand what only some requests need', () => {
    const files = run(
      name,
      asset,
      `import { registerHooks } from 'node:module';
      const loaded = [];
      registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
      const { handler } = await import(process.env.BUNDLE);
      const atStart = loaded.length;
      const answer = await handler({
        version: '2.0', rawPath: '/v1/openapi.json', rawQueryString: '', headers: { host: 'x.example' },
        isBase64Encoded: false, requestContext: { http: { method: 'GET', path: '/v1/openapi.json' }, domainName: 'x.example' },
      }, {});
      console.log(JSON.stringify({ status: answer.statusCode, atStart: loaded.slice(0, atStart), later: loaded.slice(atStart) }));`,
    );
    const { status, atStart, later } = JSON.parse(files.split('\n').at(-1) ?? '');
    expect(status).toBe(200);
    expect(later.join(' ')).toContain('document-');
    const heavy =
      /(?:saxes|marked|postal-mime|tinyld|sanitize-html|htmlparser2|chardet|fflate|typebox|mammoth|jszip)\//;
    const sources = (atStart as string[])
      .filter((url) => url.startsWith('file:'))
      .flatMap((url): string[] => JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, 'utf8')).sources);
    expect(sources).toContain('../functions/intake/http/app.ts');
    expect(sources.filter((source) => heavy.test(source))).toEqual([]);
  });

  it('has the same bytes and name wherever it is built', () => {
    const again = synthesise(name, 'elsewhere/and/deeper');
    expect(again.key).toBe(key);
    expect(readdirSync(again.folder).sort()).toEqual(files);
    expect(readFileSync(join(again.folder, 'index.mjs'), 'utf8')).toBe(start);
  });

  it('maps stack traces to source files', () => {
    const entry = join(folder, 'failing.ts');
    const batch = fileURLToPath(new URL('../../../functions/platform/lambda/per-record.ts', import.meta.url));
    writeFileSync(
      entry,
      `import { describe } from '${batch}';
      const failing = (): never => { throw new RangeError('too far'); };
      export const told = (): string => { try { return failing(); } catch (error) { return JSON.stringify(describe(error)); } };`,
    );
    bundleHandler(entry, join(folder, 'failing'));
    const script = 'console.log((await import(process.env.BUNDLE)).told())';
    const told = JSON.parse(run(name, join(folder, 'failing'), script));
    expect(told).toMatchObject({ name: 'RangeError', message: 'too far' });
    expect(told.stack).toMatch(/^RangeError: too far\n\s+at \S+ \(\S*failing\.ts:2:\d+\)\n/);
    // What was not bundled has its place already.
    expect(told.stack).toMatch(/\[eval1?\]:?\d*/);
  });

  it('has its own name', () => {
    expect(synthesise('drop', 'drop').key).not.toBe(key);
  });
});
