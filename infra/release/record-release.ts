import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Template } from 'aws-cdk-lib/assertions';
import packageJson from '../../package.json' with { type: 'json' };
import { stageNames } from '../settings/stage.ts';
import { buildApp } from '../synthesise.ts';
import { type RecordedStack, type ReleaseRecord, recordStack } from './release-record.ts';

/** Records of the current stacks of a stage, by stack name. */
export function recordStage(stage: string): Record<string, RecordedStack> {
  const { state, service, watch } = buildApp({ bundle: false, stage });
  return Object.fromEntries(
    [state, service, watch].map((stack) => [stack.stackName, recordStack(Template.fromStack(stack))]),
  );
}

/** `npm run release:record`: writes the record that later versions are compared with. */
function main(): void {
  const { version } = packageJson;
  const file = fileURLToPath(new URL(`../../tests/infra/release/records/${version}.json`, import.meta.url));
  if (existsSync(file) && !process.argv.includes('--again')) {
    throw new Error(`${version} is recorded already. Raise the version in package.json, or pass -- --again.`);
  }
  const record: ReleaseRecord = {
    version,
    stages: Object.fromEntries(stageNames.map((stage) => [stage, recordStage(stage)])),
  };
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
  console.log(`Recorded ${version}`);
}

if (import.meta.main) main();
