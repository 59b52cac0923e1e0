import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, expect, test } from 'vitest';
import { openApi } from '../../../functions/intake/openapi/document.ts';
import { FinishedLists } from '../../../functions/pipeline/recovery/finished-lists.ts';
import { article, memoryApp } from '../memory-app.ts';

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
}
interface Description {
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema: Schema }> }> }>
  >;
  components: { schemas: Record<string, Schema> };
}

const description = JSON.parse(JSON.stringify(openApi)) as Description;
const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats as unknown as (target: Ajv2020) => void)(ajv);

/** A schema and all that it is made of. */
function parts(schema: Schema): Schema[] {
  const { $ref, allOf = [], anyOf = [] } = schema;
  const named = $ref && description.components.schemas[$ref.replace(/^.*\//, '')];
  return [schema, ...[...(named ? [named] : []), ...allOf, ...anyOf].flatMap(parts)];
}

/** Paths of members of an answer that its schema says nothing about. */
function undescribed(schemas: Schema[], value: unknown, path = ''): string[] {
  const all = schemas.flatMap(parts);
  if (Array.isArray(value)) {
    const items = all.flatMap(({ items: inner }) => inner ?? []);
    return value.flatMap((one) => undescribed(items, one, `${path}[]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const at = `${path}.${name}`;
    const own = all.flatMap(({ properties }) => properties?.[name] ?? []);
    const open = all.flatMap(({ patternProperties = {} }) => Object.values(patternProperties));
    if (own.length === 0 && open.length === 0) return [at];
    return own.length > 0 ? undescribed(own, inner, at) : undescribed(open, inner, at);
  });
}

/** What in a real answer is not as the description has it; empty when all is. */
function faults(path: string, method: string, answer: { status: number; json: unknown; headers: Headers }) {
  const response = description.paths[path]?.[method]?.responses[String(answer.status)];
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  const schema = response?.content?.[type]?.schema;
  if (!schema) return [`${method} ${path} does not describe ${answer.status} ${type}`];
  const validate = ajv.compile({ ...schema, components: description.components });
  const wrong = validate(answer.json) ? [] : [ajv.errorsText(validate.errors)];
  return [...wrong, ...new Set(undescribed([schema], answer.json))];
}

let app: Awaited<ReturnType<typeof memoryApp>>;
const short = '<p>Five words are not many.</p>';
const ids = { published: '', waits: '', held: '' };
beforeAll(async () => {
  app = await memoryApp();
  const { north, editor } = app.keys;
  await app.ports.agencies.setPolicy('north', { quarantine: ['too-short'], quietAfterHours: 1 });
  const submit = async (fields: object): Promise<string> => {
    app.ports.clock.now += 1000;
    const { json } = await app.call('POST', '/v1/articles', { key: north, body: article({ ...fields }) });
    return ((json.results ?? []) as { storyId: string }[])[0]?.storyId ?? '';
  };
  ids.published = await submit({ guid: 'published', byline: 'By Marta Oyelaran' });
  ids.waits = await submit({ guid: 'waits', body: short });
  ids.held = await submit({
    guid: 'held',
    body: '<p>The pier was closed on Sunday after a storm had torn planks off its end, the harbour master said.</p>',
  });
  await submit({ guid: 'none', body: '', text: '' });
  const hold = { key: editor, body: { reason: 'To be read' } };
  expect((await app.call('POST', `/v1/articles/${ids.held}/hold`, hold)).status).toBe(202);
  const lists = new FinishedLists(app.ports);
  for await (const finished of app.ports.receipts.finished('0', '~')) await lists.add(finished);
  await lists.write();
  await app.ports.hours.setVisible('2026-11-30T12', { 40: 3 });
  app.ports.clock.now += 2 * 3_600_000;
});

test.each([
  ['/v1/me', ''],
  ['/v1/articles', ''],
  ['/v1/articles', '?state=quarantined'],
  ['/v1/articles', '?guid=published&agency=north'],
  ['/v1/articles', '?stat=x'],
  ['/v1/waiting', '?limit=1'],
  ['/v1/receipts', ''],
  ['/v1/receipts', '?state=refused'],
  ['/v1/numbers', ''],
  ['/v1/audit', ''],
])('%s%s answers as it is described, with no member more', async (path, query) => {
  const answer = await app.call('GET', `${path}${query}`, { key: app.keys.editor });
  expect(faults(path, 'get', answer)).toEqual([]);
  if (answer.status === 200 && 'items' in answer.json) expect(answer.json.items).not.toEqual([]);
});

test('an agency gets what is described, too', async () => {
  for (const path of ['/v1/me', '/v1/numbers', '/v1/audit', '/v1/waiting'])
    expect(faults(path, 'get', await app.call('GET', path)), path).toEqual([]);
});

test('a story, one that waits, and one that is held, are described', async () => {
  for (const id of Object.values(ids)) {
    const answer = await app.call('GET', `/v1/articles/${id}`, { key: app.keys.editor });
    expect(faults('/v1/articles/{id}', 'get', answer), id).toEqual([]);
  }
});

test('acts, their dry runs and their refusals are described', async () => {
  const act = async (name: string, id: string, body: object, query = ''): Promise<string[]> => {
    const answer = await app.call('POST', `/v1/articles/${id}/${name}${query}`, {
      key: app.keys.editor,
      body,
    });
    return faults(`/v1/articles/{id}/${name}`, 'post', answer);
  };
  expect(await act('release', ids.waits, {}, '?dryRun=true')).toEqual([]);
  expect(await act('release', ids.waits, {})).toEqual([]);
  expect(await act('release', ids.waits, {})).toEqual([]);
  expect(await act('refuse', ids.waits, {})).toEqual([]);
  expect(await act('hold', ids.published, { reason: 'x' }, '?dryRun=true')).toEqual([]);
  expect(await act('kill', ids.published, { reason: 'It is wrong' })).toEqual([]);
});

test('a preview is described, and one of a story that is refused', async () => {
  for (const body of [article({ byline: 'By Marta', guid: 'preview' }), { headline: 'No text' }]) {
    const answer = await app.call('POST', '/v1/articles?dryRun=true&preview=true', { body });
    expect(answer.status).toBe(200);
    expect(faults('/v1/articles', 'post', answer)).toEqual([]);
  }
});
