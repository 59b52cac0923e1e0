import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { afterAll, describe, expect, test } from 'vitest';
import { openApi } from '../../../functions/intake/openapi/document.ts';
import { guides } from '../../../functions/intake/openapi/guide/operations.ts';
import { mismatches } from './described.ts';

interface Media {
  schema: object;
  example?: unknown;
}
interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; description?: string }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { description?: string; content?: Record<string, Media> }>;
}
interface Description {
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}
interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
  $ref?: string;
  [keyword: string]: unknown;
}

const description = JSON.parse(JSON.stringify(openApi)) as Description;
const operations = Object.values(description.paths).flatMap((path) => Object.values(path));
const bodiesOf = ({ requestBody, responses }: Operation) => [
  ...(requestBody ? [{ name: 'request', content: requestBody.content }] : []),
  ...Object.entries(responses).map(([name, { content = {} }]) => ({ name, content })),
];

const folder = mkdtempSync(join(tmpdir(), 'dateline-openapi-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('tools accept the description', () => {
  test('redocly lint, without an error or a warning', () => {
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(description));
    const command = resolve(import.meta.dirname, '../../../node_modules/@redocly/cli/bin/cli.js');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [command, 'lint', '--extends', 'recommended', '--format', 'json', file],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      },
    );
    expect({ status, found: JSON.parse(stdout || '{}').problems }, stderr).toEqual({ status: 0, found: [] });
  });

  test('swagger-parser', async () => {
    const copy = JSON.parse(JSON.stringify(description)) as Parameters<typeof SwaggerParser.validate>[0];
    await expect(SwaggerParser.validate(copy)).resolves.toHaveProperty('openapi', '3.1.0');
  });
});

describe('people understand the description', () => {
  test.each(operations)('$operationId: has a tag, a summary, a description and described parts', (one) => {
    const known = description.tags.map(({ name }) => name);
    expect(known).toEqual(expect.arrayContaining(one.tags ?? []));
    expect(one.tags).toHaveLength(1);
    expect(one.summary).toMatch(/\w/);
    expect(one.description).toMatch(/\w.*\.$/s);
    expect(one.description).not.toBe(one.summary);
    for (const parameter of one.parameters ?? []) expect(parameter.description, parameter.name).toMatch(/\w/);
    for (const [status, answer] of Object.entries(one.responses))
      expect(answer.description, status).toMatch(/\w/);
  });

  test.each(operations)('$operationId: has an example of its request and of each good answer', (one) => {
    for (const { name, content } of bodiesOf(one)) {
      const media = Object.values(content);
      if (media.length === 0 || !/^(?:request|2)/.test(name)) continue;
      expect(
        media.some(({ example }) => example !== undefined),
        name,
      ).toBe(true);
    }
  });

  test('every example is what its schema says, with no member that is not described', () => {
    let examples = 0;
    for (const operation of operations)
      for (const { name, content } of bodiesOf(operation))
        for (const { schema, example } of Object.values(content)) {
          // The example of this document is as open as the document is.
          if (example === undefined || operation.operationId === 'description') continue;
          examples += 1;
          expect(mismatches(schema, example), `${operation.operationId} ${name}`).toEqual([]);
        }
    expect(examples).toBeGreaterThan(20);
  });

  test('every schema and every property of one is described', () => {
    const bare: string[] = [];
    const look = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { properties = {}, ...rest } = schema as Schema;
      for (const [name, inner] of Object.entries(properties)) {
        if (!inner.description) bare.push(`${path}.${name}`);
        look(inner, `${path}.${name}`);
      }
      for (const inner of Object.values(rest)) look(inner, path);
    };
    for (const [name, schema] of Object.entries(description.components.schemas)) {
      if (!schema.description) bare.push(name);
      look(schema, name);
    }
    expect(bare).toEqual([]);
  });

  test('the guide speaks of no operation that there is not', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(Object.keys(guides).filter((id) => !ids.includes(id))).toEqual([]);
  });
});
