import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { writeWeb } from '../infra/bundle/web-bundle.ts';
import { synthesise } from '../local/aws/synthesise.ts';
import type { Templates } from '../local/aws/template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    templates: Templates;
    /** Where the desks that files share keep their data. */
    deskFolder: string;
    /** The desk in the browser, built once. */
    webFolder: string;
    /** Whether the files of a project share desks or start their own. */
    desk: 'shared' | 'own';
  }
}

let templates: Templates | undefined;
let webFolder: string | undefined;

/** Runs once for each project that starts stacks. Templates are synthesised once for all: it is most of a start. */
export default function setup(project: TestProject): () => void {
  templates ??= synthesise();
  project.provide('templates', templates);
  webFolder ??= builtWeb();
  project.provide('webFolder', webFolder);
  const folder = mkdtempSync(join(tmpdir(), 'dateline-desks-'));
  project.provide('deskFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}

function builtWeb(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-web-'));
  writeWeb(folder);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
