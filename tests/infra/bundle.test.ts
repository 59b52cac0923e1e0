import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App, Stack } from 'aws-cdk-lib';
import { afterAll, describe, expect, it } from 'vitest';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { functions } from '../../functions/contract.ts';
import { bindValue } from '../../infra/bindings.ts';
import { ServiceFunction } from '../../infra/service-function.ts';
import { stageSettings } from '../../infra/stage.ts';

const name = 'publish';
const handler = new URL(`../../functions/${name}/handler.ts`, import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'dateline-bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!existsSync(handler))('bundle of a function', () => {
  const value = bindValue('value');
  const app = new App({ outdir: join(folder, 'out'), context: cdkJson.context, analyticsReporting: false });
  new ServiceFunction(new Stack(app, 'Alone'), name, {
    stage: stageSettings('dev'),
    description: 'bundled',
    bundle: true,
    environment: {
      TABLE_NAME: value,
      STORIES_BUCKET: value,
      FEEDS_BUCKET: value,
      FEEDS_QUEUE_URL: value,
      BASE_URL: bindValue('https://feeds.example'),
      SITE_TITLE: value,
      STORY_FORMATS: bindValue('html'),
      FEED_INTERVAL_SECONDS: bindValue('1'),
    },
  });
  const assembly = app.synth();
  const asset = readdirSync(assembly.directory)
    .filter((entry) => entry.startsWith('asset.'))
    .map((entry) => join(assembly.directory, entry))
    .find((path) => existsSync(join(path, 'index.mjs')));

  it('is one small ESM file with its source map', () => {
    expect(readdirSync(asset ?? '').sort()).toEqual(['index.mjs', 'index.mjs.map']);
    expect(readFileSync(join(asset ?? '', 'index.mjs')).length).toBeLessThan(3_000_000);
  });

  it('loads with the environment of the contract alone and exports the handler', () => {
    const env = Object.fromEntries(
      functions[name].env.map((key) => [key, key.includes('URL') ? 'https://x.example' : '1']),
    );
    if ('STORY_FORMATS' in env) env.STORY_FORMATS = 'html';
    const url = pathToFileURL(join(asset ?? '', 'index.mjs')).href;
    const script = `import(${JSON.stringify(url)}).then((m) => console.log(typeof m.handler))`;
    const output = execFileSync(process.execPath, ['-e', script], {
      env: { ...env, AWS_REGION: 'eu-central-1', PATH: process.env.PATH },
      encoding: 'utf8',
    });
    expect(output.trim()).toBe('function');
  });
});
