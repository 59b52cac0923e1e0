import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, buildApp } from '../../../infra/synthesise.ts';

/** The app of a stage (dev by default) whose folder has a settings file with this content. */
export function withSettings(settings: unknown, options: BuildOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-settings-'));
  try {
    const stage = options.stage ?? 'dev';
    writeFileSync(join(folder, `dateline.${stage}.json`), JSON.stringify(settings));
    return buildApp({ bundle: false, stage, settingsFolder: folder, ...options });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
