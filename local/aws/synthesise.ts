import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../infra/synthesise.ts';
import type { Resource, Templates } from './template.ts';

interface Template {
  Resources?: Record<string, Resource>;
  Outputs?: Record<string, { Value: unknown; Export?: { Name: string } }>;
}

/** Synthesises the CDK app without code and reads its templates; the local stack has no resource list of its own. */
export function synthesise(): Templates {
  const resources = new Map<string, Resource>();
  const exports = new Map<string, unknown>();
  const outdir = mkdtempSync(join(tmpdir(), 'dateline-synth-'));
  try {
    for (const { template } of buildApp({ bundle: false, outdir }).app.synth().stacks) {
      const { Resources = {}, Outputs = {} } = template as Template;
      for (const [id, resource] of Object.entries(Resources)) resources.set(id, resource);
      for (const output of Object.values(Outputs))
        if (output.Export) exports.set(output.Export.Name, output.Value);
    }
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
  return { resources, exports };
}
