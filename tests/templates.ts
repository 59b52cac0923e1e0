import type { TestProject } from 'vitest/node';
import { synthesise } from '../local/aws/synthesise.ts';
import type { Templates } from '../local/aws/template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    templates: Templates;
  }
}

/** Synthesises the templates once for all files that start a stack: it is most of what a start takes. */
export default function setup(project: TestProject): void {
  project.provide('templates', synthesise());
}
