import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Licence, rslPayments, rslUsages, usages } from '../../../functions/contract/license.ts';
import { renderRsl, renderTdmRep } from '../../../functions/core/feeds/documents/licence-files.ts';
import { renderRobots } from '../../../functions/core/feeds/documents/robots.ts';
import { readDefinition } from '../../../functions/core/feeds/filters/definition.ts';
import { odrlPolicy } from '../../../functions/core/feeds/rights/odrl.ts';
import { rslContent } from '../../../functions/core/feeds/rights/rsl.ts';
import {
  contentUsage,
  licenceHeaders,
  plusDataMining,
} from '../../../functions/core/feeds/rights/signals.ts';
import { statedLicence, termsOf } from '../../../functions/core/feeds/rights/terms.ts';
import { siteDetailsOf } from '../../../functions/core/feeds/site.ts';
import { renderStoryPage } from '../../../functions/core/feeds/story-formats/html/index.ts';
import { atMost } from '../../property-runs.ts';
import { newsmlg2, ninjs, ninjs2 } from './loaded.ts';
import { haveSchemas, jsonSchemaProblems, newsmlSchema, xsdProblems } from './schemas.ts';
import { feedOf, latest, plainStory, site, storyId } from './stories.ts';
import { attribute, child, parseTree, walk } from './w3c/tree.ts';

const address = fc.constantFrom(
  'https://a.example/terms',
  'https://b.example/policy?x=1&y=2',
  'https://c.example/ü',
);
const list = fc.uniqueArray(fc.constantFrom(...rslUsages), { minLength: 1 });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const withoutUndefined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
const rsl = fc
  .record({
    permits: maybe(list),
    prohibits: maybe(list),
    payment: maybe(fc.constantFrom(...rslPayments)),
    standard: maybe(address),
    server: maybe(address),
  })
  .map(withoutUndefined);
const licence = fc
  .record({
    url: maybe(address),
    rsl: maybe(rsl),
    tdmReservation: maybe(fc.boolean()),
    tdmPolicy: maybe(address),
    contentUsage: maybe(fc.boolean()),
  })
  .map(withoutUndefined) as fc.Arbitrary<Licence>;

const leaves = (text: string | undefined): Set<string> =>
  new Set(
    (text ?? '').split(',').flatMap((one) => {
      if (one === 'all') return usages;
      return one === 'ai-all' ? ['ai-train', 'ai-input', 'ai-index'] : one === '' ? [] : [one];
    }),
  );

const minus = (all: ReadonlySet<string>, some: ReadonlySet<string>): Set<string> =>
  new Set([...all].filter((one) => !some.has(one)));

/** What a reader of RSL takes for allowed: everything that is permitted and not prohibited. */
function allowedByRsl(xml: string): Set<string> | undefined {
  if (xml === '') return undefined;
  const root = parseTree(`<rsl xmlns="https://rslstandard.org/rsl">${xml}</rsl>`);
  const nodes = [...walk(root)];
  const text = (local: string): string | undefined => nodes.find((node) => node.local === local)?.text;
  const permits = leaves(text('permits') ?? (text('prohibits') === undefined ? 'all' : ''));
  return minus(permits, leaves(text('prohibits')));
}

interface Odrl {
  permission?: { action: string; duty?: object[] }[];
  prohibition?: { action: string }[];
}
const usageOf = ({ action }: { action: string }): string => action.split('#').at(-1) ?? '';

describe('what a licence says to machines', () => {
  it('is the same in every language', () => {
    fc.assert(
      fc.property(licence, (given) => {
        const terms = termsOf(given);
        const xml = rslContent(terms, { url: '/', prefix: '' });
        const allowed = allowedByRsl(xml);
        const policy = odrlPolicy(terms, 'urn:x') as Odrl | undefined;
        expect(policy === undefined).toBe(allowed === undefined);
        const permitted = new Set(policy?.permission?.map(usageOf));
        const prohibited = new Set(policy?.prohibition?.map(usageOf));
        if (allowed) {
          // RSL and ODRL name every usage, once.
          expect(permitted).toEqual(allowed);
          expect(prohibited).toEqual(minus(new Set(usages), allowed));
        }
        const headers = licenceHeaders(terms, 'https://feeds.example.com/license.xml');
        const mining = headers['tdm-reservation'];
        const free = policy?.permission?.some((one) => usageOf(one) === 'ai-train' && one.duty === undefined);
        // Training is mining: it is free where mining is not reserved, and nowhere else.
        if (allowed) expect(mining).toBe(free ? '0' : '1');
        else
          expect(mining).toBe(
            given.tdmReservation === undefined ? undefined : given.tdmReservation ? '1' : '0',
          );
        if (headers['tdm-policy'] !== undefined) expect(mining).toBe('1');
        const preference = contentUsage({ ...terms, contentUsage: true });
        if (preference?.includes('train-ai=y')) expect(mining).toBe('0');
        if (preference?.includes('train-ai=n')) expect(mining).toBe('1');
        if (preference?.includes('search=y')) expect(allowed).toContain('search');
        if (preference?.includes('search=n')) expect(allowed).not.toContain('search');
        expect(headers['content-usage']).toBe(given.contentUsage ? preference : undefined);
        const plus = plusDataMining(terms);
        expect(plus === undefined).toBe(mining === undefined);
        expect(plus?.endsWith('DMI-ALLOWED') ?? false).toBe(mining === '0');
        if (plus?.endsWith('EXCEPTSEARCHENGINEINDEXING')) expect(allowed).toContain('search');
        // What is written out says the same once more.
        const again = termsOf(statedLicence(given));
        expect({ ...again, contentUsage: false }).toEqual({ ...terms, contentUsage: false });
        for (const value of Object.values(headers)) expect(value).toMatch(/^[\x20-\x7e]{1,1600}$/);
      }),
      atMost(500),
    );
  });

  it('never permits more than was written', () => {
    fc.assert(
      fc.property(licence, (given) => {
        const { permits, prohibits } = given.rsl ?? {};
        const found = allowedByRsl(rslContent(termsOf(given), { url: '/', prefix: '' }));
        for (const usage of found ?? []) {
          expect(leaves(prohibits?.join(','))).not.toContain(usage);
          if (permits) expect(leaves(permits.join(','))).toContain(usage);
        }
      }),
      atMost(300),
    );
  });

  it('is refused in a definition where it contradicts itself', () => {
    const problems = (license: Licence) => {
      const read = readDefinition({ id: 'a', title: 'A', description: 'A', license });
      return 'problems' in read ? read.problems.map(({ pointer }) => pointer) : [];
    };
    expect(problems({ rsl: { prohibits: ['ai-all'] }, tdmReservation: false })).toEqual([
      '/license/tdmReservation',
    ]);
    expect(problems({ rsl: { payment: 'crawl' }, tdmReservation: false })).toEqual([
      '/license/tdmReservation',
    ]);
    expect(problems({ rsl: { permits: ['all'] }, tdmReservation: true })).toEqual([
      '/license/tdmReservation',
    ]);
    expect(problems({ rsl: { permits: ['search'], prohibits: ['search'] } })).toEqual([
      '/license/rsl/prohibits',
    ]);
    expect(problems({ rsl: { permits: ['ai-all'], prohibits: ['ai-train'] }, tdmReservation: true })).toEqual(
      [],
    );
    expect(problems({ rsl: { permits: ['all'] }, tdmReservation: false, contentUsage: true })).toEqual([]);
  });
});

const own: Licence = {
  url: 'https://feeds.example.com/terms',
  rsl: { permits: ['search', 'ai-index'], prohibits: ['ai-train'], payment: 'attribution' },
  tdmReservation: true,
};
const info = { ...latest, id: 'rivers', license: own };
const told = siteDetailsOf(
  JSON.stringify({
    license: { rsl: { prohibits: ['ai-all'] }, tdmPolicy: 'https://x.example/p', contentUsage: true },
  }),
);
const licensed = { ...site, ...told };

describe('the documents of a site under a licence', () => {
  it('are its terms in RSL, narrower paths first, and robots.txt names them', () => {
    const root = parseTree(renderRsl([info, latest], licensed) ?? '');
    const contents = [...walk(root)].filter((node) => node.local === 'content');
    expect(contents.map((node) => attribute(node, 'url'))).toEqual([
      '/feeds/rivers.*',
      '/feeds/rivers/archive/',
      '/',
    ]);
    const robots = renderRobots(licensed, true);
    expect(robots).toContain('License: https://feeds.example.com/license.xml\n');
    expect(robots).toContain('User-agent: *\nContent-Usage: train-ai=n, search=y\nDisallow: /v1/\n');
    expect(renderRobots(site)).not.toMatch(/License|Content-Usage/);
  });

  it('are the rules of TDMRep', () => {
    expect(JSON.parse(renderTdmRep([info, latest], licensed) ?? '')).toEqual([
      { location: '/feeds/rivers.*', 'tdm-reservation': 1 },
      { location: '/feeds/rivers/archive/*', 'tdm-reservation': 1 },
      { location: '/', 'tdm-reservation': 1, 'tdm-policy': 'https://x.example/p' },
    ]);
  });

  it('are not there where nothing is said', () => {
    const addressOnly = { ...site, license: 'https://x.example/licence' };
    expect([renderRsl([latest], site), renderTdmRep([latest], site)]).toEqual([undefined, undefined]);
    expect([renderRsl([latest], addressOnly), renderTdmRep([latest], addressOnly)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('are the pages of stories, which say what the site says unless they have a licence of their own', () => {
    expect(renderStoryPage(plainStory(1), licensed)).toContain('<meta name="tdm-reservation" content="1">');
    const free = renderStoryPage(plainStory(1, { license: { tdmReservation: false } }), licensed);
    expect(free).toContain('<meta name="tdm-reservation" content="0">');
    expect(free).not.toContain('tdm-policy');
    expect(renderStoryPage(plainStory(1), site)).not.toContain('tdm-');
  });

  it('are refused settings that contradict themselves or are none', () => {
    for (const [license, name] of [
      [{ rsl: { permits: ['all'] }, tdmReservation: true }, 'tdmReservation'],
      [{ rsl: { permits: ['everything'] } }, 'permits'],
      [{ rsl: { price: 3 } }, 'price'],
      [{ address: 'https://x.example' }, 'address'],
      [7, 'https address'],
    ] as const)
      expect(() => siteDetailsOf(JSON.stringify({ license }))).toThrow(name);
  });
});

describe('the terms of a feed in the news formats', () => {
  const withTerms = (format: typeof ninjs): string => {
    const item = format.renderItem(plainStory(1), site, 'full');
    const { before, isFirst, render } = format.itemTerms ?? { before: '', isFirst: false, render: () => '' };
    const at = isFirst ? item.indexOf(before) : item.length - before.length;
    const items = [item.slice(0, at) + (render(storyId(1), info, site) ?? '') + item.slice(at)];
    return format.renderFeed({ info, updated: '2026-03-01T00:00:00Z', items, tombstones: [] }, site);
  };

  it('are an ODRL policy in ninjs, of the package and of each item', () => {
    const feed = JSON.parse(withTerms(ninjs));
    for (const { rightsInfo } of [feed, feed.associations[0]]) {
      expect(rightsInfo.langId).toBe('http://www.w3.org/ns/odrl/2/');
      const policy = JSON.parse(rightsInfo.encodedRights);
      expect(policy).toMatchObject({
        '@type': 'Set',
        uid: 'https://feeds.example.com/terms',
        permission: [
          { action: 'https://rslstandard.org/rsl#ai-index', duty: [{ action: 'attribute' }] },
          { action: 'https://rslstandard.org/rsl#search', duty: [{ action: 'attribute' }] },
        ],
        prohibition: [
          { action: 'https://rslstandard.org/rsl#ai-train' },
          { action: 'https://rslstandard.org/rsl#ai-input' },
        ],
      });
    }
    expect(JSON.parse(withTerms(ninjs2)).associations[0].rightsinfo.langid).toBe(
      'http://www.w3.org/ns/odrl/2/',
    );
  });

  it('are rightsInfo in NewsML-G2: the licence, the terms in ODRL, and whether data may be mined', () => {
    const nodes = [...walk(parseTree(withTerms(newsmlg2)))];
    const rights = nodes.filter((node) => node.local === 'rightsInfo').at(-1);
    const expression = rights && child(rights, rights.uri, 'rightsExpressionData');
    expect(expression && attribute(expression, 'langid')).toBe('http://www.w3.org/ns/odrl/2/');
    expect(JSON.parse(expression?.text ?? '')).toMatchObject({ uid: 'https://feeds.example.com/terms' });
    const mining = nodes.find((node) => node.local === 'dataMining');
    expect(mining && attribute(mining, 'uri')).toBe(
      'http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-SEECONSTRAINT',
    );
  });

  it.skipIf(!haveSchemas)('are valid by the schemas (beside the repository)', () => {
    expect(jsonSchemaProblems('ninjs-schema_3.1.json')(JSON.parse(withTerms(ninjs)))).toEqual([]);
    expect(jsonSchemaProblems('ninjs-schema_2.2.json')(JSON.parse(withTerms(ninjs2)))).toEqual([]);
    expect(xsdProblems(newsmlSchema)(withTerms(newsmlg2))).toEqual([]);
    expect(xsdProblems(newsmlSchema)(feedOf(newsmlg2, [plainStory(1)], { info }))).toEqual([]);
  });
});
