import { describe, expect, it } from 'vitest';
import { newsml12 } from '../../../../functions/core/intake/formats/newsml12/index.ts';
import { newsmlg2 } from '../../../../functions/core/intake/formats/newsmlg2/index.ts';
import { ninjs } from '../../../../functions/core/intake/formats/ninjs/index.ts';
import { nitf } from '../../../../functions/core/intake/formats/nitf/index.ts';
import { draftOf } from '../parsing.ts';

const g2 = (itemMeta: string, contentMeta = '', set = ''): string =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g1" version="1"><itemMeta><itemClass qcode="ninat:text"/>${itemMeta}</itemMeta>
  <contentMeta><headline>Mill opens</headline>${contentMeta}</contentMeta><contentSet>${set || '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>The mill opens.</p><section class="np-nonpublic"><p>SECRET</p></section></body></html></inlineXML>'}</contentSet></newsItem>`;
const secret = 'pubconstraint="c:nonpublic"';
const publicOf = ({ privateNotes: _, ...draft }: object & { privateNotes?: string[] }): string =>
  JSON.stringify(draft);

describe('pubconstraint of NewsML-G2', () => {
  it.each([
    [`<edNote ${secret}>SECRET</edNote>`, ''],
    [
      `<edNote role="r:notepad"><div xmlns="http://www.w3.org/1999/xhtml"><p>Adds</p><div class="np-nonpublic">SECRET</div></div></edNote>`,
      '',
    ],
    [`<link rel="irel:seeAlso" contenttype="image/jpeg" ${secret} href="https://a.example/SECRET.jpg"/>`, ''],
    ['', `<by ${secret}>SECRET</by>`],
    ['', `<creditline ${secret}>SECRET</creditline>`],
    ['', `<keyword ${secret}>SECRET</keyword><subject ${secret} qcode="subj:SECRET"/>`],
    ['', `<description role="d:summary" ${secret}>SECRET</description>`],
    ['', `<creator role="r:author" ${secret}><name>SECRET NAME</name></creator>`],
    ['', `<slugline pubconstraint="http://c.example/newscodes/restricted">SECRET</slugline>`],
  ])('keeps %s%s out', (itemMeta, contentMeta) => {
    const draft = draftOf(newsmlg2, g2(itemMeta, contentMeta));
    expect(publicOf(draft)).not.toContain('SECRET');
    expect(draft.changes.some(({ reason }) => /not for publication/.test(reason))).toBe(true);
    expect(draft.body.value).toContain('The mill opens.');
  });

  it('lets through what is marked as public', () => {
    expect(draftOf(newsmlg2, g2('<edNote pubconstraint="c:public">Adds</edNote>')).edNote).toBe('Adds');
  });

  it('obeys an embargo and a kill all the same', () => {
    const draft = draftOf(
      newsmlg2,
      g2(`<embargoed ${secret}>2027-01-01T00:00:00Z</embargoed><pubStatus qcode="stat:canceled" ${secret}/>`),
    );
    expect(draft).toMatchObject({ embargoed: '2027-01-01T00:00:00Z', pubStatus: 'canceled' });
  });

  it('holds a story whose text it is', () => {
    const set = `<inlineXML contenttype="application/xhtml+xml" ${secret}><html xmlns="http://www.w3.org/1999/xhtml"><body><p>T.</p></body></html></inlineXML>`;
    expect(draftOf(newsmlg2, g2('', '', set)).pubStatus).toBe('withheld');
    expect(
      draftOf(newsmlg2, g2('<pubStatus qcode="stat:usable"/>').replace('guid="g1"', `guid="g1" ${secret}`))
        .pubStatus,
    ).toBe('withheld');
  });
});

describe('other formats', () => {
  it('keep advisories of NITF out', () => {
    const draft = draftOf(
      nitf,
      `<nitf><head/><body><body.head><hedline><hl1>Mill</hl1></hedline><note type="npa"><p>SECRET</p></note></body.head>
      <body.content><p>The mill opens.</p><note type="npa"><p>SECRET</p></note><p class="nonpublic">SECRET</p></body.content></body></nitf>`,
    );
    expect(publicOf(draft)).not.toContain('SECRET');
    expect(draft.privateNotes).toEqual(['SECRET', 'SECRET', 'SECRET']);
  });

  it('keep components of NewsML 1 out', () => {
    const draft = draftOf(
      newsml12,
      `<NewsML><NewsItem><Identification/><NewsManagement/>
      <NewsComponent><Role FormalName="Main"/><NewsLines><HeadLine>Mill</HeadLine></NewsLines><ContentItem><DataContent>The mill opens.</DataContent></ContentItem></NewsComponent>
      </NewsItem></NewsML>`.replace(
        '</NewsItem>',
        '<NewsComponent><NewsComponent><Role FormalName="NonPublic"/><ContentItem><DataContent>SECRET</DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem>',
      ),
    );
    expect(publicOf(draft)).not.toContain('SECRET');
  });

  it('keep lines of NewsML 1 out that say so', () => {
    const draft = draftOf(
      newsml12,
      '<NewsML><NewsItem><NewsManagement/><NewsComponent><NewsLines><HeadLine>Mill</HeadLine><ByLine pubconstraint="c:nonpublic">SECRET</ByLine></NewsLines><ContentItem><DataContent>The mill opens.</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>',
    );
    expect(publicOf(draft)).not.toContain('SECRET');
  });

  it.each([
    { signals: [{ name: 'Not for publication' }] },
    { signals: [{ uri: 'http://c.example/signal/nonpublic' }] },
    { pubconstraint: 'nonpublic' },
  ])('hold an item of ninjs with %o', (more) => {
    const draft = draftOf(
      ninjs,
      JSON.stringify({ uri: 'u1', headline: 'Mill', body_text: 'The mill opens.', ...more }),
    );
    expect(draft.pubStatus).toBe('withheld');
  });

  it('keep constrained parts of ninjs out', () => {
    const draft = draftOf(
      ninjs,
      JSON.stringify({
        uri: 'u1',
        headline: 'Mill',
        body_text: 'The mill opens.',
        associations: [
          {
            type: 'picture',
            pubconstraint: 'nonpublic',
            renditions: [{ href: 'https://a.example/SECRET.jpg' }],
          },
        ],
        infosources: [{ name: 'SECRET', pubConstraint: 'c:nonpublic' }],
      }),
    );
    expect(publicOf(draft)).not.toContain('SECRET');
  });
});
