import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../../../functions/core/intake/charset/decode.ts';
import { anpa } from '../../../../../functions/core/intake/formats/anpa/index.ts';
import { anpaKind } from '../../../../../functions/core/intake/formats/anpa/kind.ts';
import { iptc7901Kind } from '../../../../../functions/core/intake/formats/iptc7901/kind.ts';
import { atMost } from '../../../../property-runs.ts';
import { mutations } from '../../mutations.ts';
import { draftOf, draftsOf, expectWellFormed, parseWith, receivedAt, sampleBytes } from '../../parsing.ts';

const sample = sampleBytes('anpa.txt');

function message(
  text: string,
  {
    id = 'W0001\x1fnorth',
    second = 'r s\x13\x11 BC-EU--Cup     11-16 0020',
    trailer = 'NW-WF-11-16-26 1142GMT<',
  } = {},
) {
  return `\x16\x16\x01${id}\n${second}\n\x02${text}\n\x03${trailer}\n\x0c\n\x04`.replaceAll('\n', '\r\n');
}

describe('the sample message', () => {
  const draft = draftOf(anpa, sample);

  it('is recognised with certainty, and not as IPTC 7901', () => {
    const sniff = decode({ bytes: sample, receivedAt });
    expect(anpaKind.detect(sniff)).toBeGreaterThan(0.9);
    expect(iptc7901Kind.detect(sniff)).toBe(0);
    expect(anpaKind.detect(decode({ bytes: sampleBytes('iptc7901.txt'), receivedAt }))).toBe(0);
  });

  it('gives envelope and heading', () => {
    expect(draft).toMatchObject({
      guid: 'anpa:NWW1027:20261116T1142Z',
      headline: 'Norland reopens Port Eller after dredging halt',
      byline: 'By MIRA HOLT',
      slugline: 'Norland-Harbor',
      urgency: 3,
      section: 'international',
      versionCreated: '2026-11-16T11:42:00Z',
      edNote: '1st Ld-Writethru\nNW Photo NOR101, NOR102\nEds: Updates with quote. With NW Photos.',
    });
    expect(draft.changes.map((change) => change.before)).toContain('Northwire Staff Writer');
  });

  it('makes paragraphs and a table, with typographic signs', () => {
    expect(draft.body.value).toContain('<p>PORT ELLER, Norland (NW) — Norland');
    expect(draft.body.value).toContain('<p>“The channel is clear and the cranes are moving,” harbor');
    expect(draft.body.value).toContain('<tr><th></th><th>Ships</th><th>Tonnes</th></tr>');
    expect(draft.body.value).toContain('<tr><td>First week</td><td>18</td><td>210½</td></tr>');
    expect(draft.body.value).not.toMatch(/NW-WF|___|NOR101|[\x00-\x08\x0b-\x1f]/);
  });
});

describe('heading', () => {
  const body = '\t   ELLER (NW) _ Text of the story.\n';
  it('tells summary, notes and deck from the headline', () => {
    const summary = `${'The cup final was moved to Sunday because of rain, and nobody minded. '.repeat(2).trim()}`;
    const draft = draftOf(
      anpa,
      message(
        `^BC-EU--Cup,20<\n^URGENT<\n^Cup final moved<\n^Rain expected<\n^Eds: Leads.<\n^${summary}<\n^By ANA LIND=\n${body}`,
      ),
    );
    expect(draft).toMatchObject({
      headline: 'Cup final moved',
      subheadline: 'Rain expected',
      summary,
      edNote: 'URGENT\nEds: Leads.',
    });
    expect(draft.body.value).toBe('<p>ELLER (NW) — Text of the story.</p>');
  });

  it('joins a heading line that runs over', () => {
    expect(draftOf(anpa, message(`^BC-EU--Cup,20<\n^Cup final moved\nto Sunday<\n${body}`)).headline).toBe(
      'Cup final moved to Sunday',
    );
  });

  it('takes open heading lines as the text when there is no other', () => {
    const draft = draftOf(
      anpa,
      message('^BC-EU--Digest,20<\n^News Digest at noon<\n^Cup final moved\n^Harbor reopens\n'),
    );
    expect(draft.headline).toBe('News Digest at noon');
    expect(draft.body.value).toBe('<p>Cup final moved</p>\n<p>Harbor reopens</p>');
  });

  it('has no headline of its own for an alert', () => {
    const draft = draftOf(anpa, message(`^BC-EU--NewsAlert,9<\n${body}`));
    expect(draft.headline).toBeUndefined();
    expect(draft.body.value).toContain('Text of the story.');
  });

  it('moves notes in the text to the editors, holds embargoes and kills', () => {
    const draft = draftOf(
      anpa,
      message(`^BC-EU--Cup,20<\n^Cup final moved<\n${body}\t   (Eds: Updates at noon.)\n`),
    );
    expect(draft.edNote).toBe('Eds: Updates at noon.');
    expect(draft.body.value).not.toContain('noon');
    expect(
      draftOf(anpa, message(`^BC-EU--Cup,20<\n^For Release Sunday, Nov. 29<\n^Cup<\n${body}`)).embargoText,
    ).toBe('For Release Sunday, Nov. 29');
    expect(draftOf(anpa, message(`^BC-EU--Cup, KILL,20<\n^Cup<\n${body}`)).pubStatus).toBe('withheld');
  });
});

describe('services without heading lines', () => {
  it('have headline and byline told by their place', () => {
    const text =
      '\nPort of Eller reopens\nBy Mira Holt\n\n   ELLER, Nov. 16 (NW) - The port reopened on\nMonday, officials said.\n   It had been closed.\n';
    const draft = draftOf(
      anpa,
      message(text, { id: 'i0001', second: 'r i\x13\x11 BC-NORLAND-PORT 11-16 0020' }),
    );
    expect(draft).toMatchObject({
      headline: 'Port of Eller reopens',
      byline: 'By Mira Holt',
      slugline: 'NORLAND-PORT',
      dateline: { place: 'ELLER', date: 'Nov. 16', source: 'NW' },
    });
    expect(draft.body.value).toBe(
      '<p>ELLER, Nov. 16 (NW) - The port reopened on Monday, officials said.</p>\n<p>It had been closed.</p>',
    );
  });
});

describe('tabular text', () => {
  it('keeps columns of fixed width', () => {
    const second = 'r s\x14\x12 BC-EU--Cup     11-16 0020';
    const draft = draftOf(
      anpa,
      message('^BC-EU--Cup,20<\n^Standings=\n\t   Eller      12   4\nPort       11   5\n', { second }),
    );
    expect(draft.body.value).toContain('<pre>\t   Eller      12   4\nPort       11   5</pre>');
  });

  it('parts columns at fixed spaces', () => {
    const draft = draftOf(
      anpa,
      message(
        '^BC-EU--Cup<\n^Standings=\n\x08^\x1f\x1e W\x1e \x1e L\n\x08New\x10 Eller\x1f\x1e 7{\x1e \x1e _\n',
      ),
    );
    expect(draft.body.value).toContain(
      '<tr><th></th><th>W</th><th>L</th></tr><tr><td>New Eller</td><td>7½</td><td>-</td></tr>',
    );
  });
});

describe('date', () => {
  const text = '^BC-EU--Cup<\n^Cup<\n\t   Text.\n';
  it.each([
    ['11-16', '2026-11-16T00:00:00Z'],
    ['11-21', '2026-11-21T00:00:00Z'],
    // More than a day ahead of receipt is last year.
    ['12-24', '2025-12-24T00:00:00Z'],
  ])('%s without a signature takes the year of receipt', (date, instant) => {
    const draft = draftOf(
      anpa,
      message(text, { trailer: '', second: `r s\x13\x11 BC-EU--Cup     ${date} 0020` }),
    );
    expect(draft.versionCreated).toBe(instant);
    expect(draft.changes.map((change) => change.after)).toContain(instant);
  });

  it('comes from the signature, whatever its zone, also in front of ETX', () => {
    expect(draftOf(anpa, message(text, { trailer: 'NW-NY-11-16-26 1142EST<' })).versionCreated).toBe(
      '2026-11-16T16:42:00Z',
    );
    const draft = draftOf(anpa, message(`${text}NW-WF-11-16-26 1142GMT<`, { trailer: '' }));
    expect(draft.versionCreated).toBe('2026-11-16T11:42:00Z');
    expect(draft.body.value).toBe('<p>Text.</p>');
  });
});

describe('any bytes', () => {
  it('several messages of one file are several stories with their own guid', () => {
    const text = '^BC-EU--Cup<\n^Cup<\n\t   Text.\n';
    const drafts = draftsOf(anpa, message(text) + message(text, { id: 'W0002\x1fnorth' }) + message(text));
    expect(drafts).toHaveLength(3);
    expect(new Set(drafts.map((draft) => draft.guid)).size).toBe(2);
  });

  it('no message, and a message without text, are problems', () => {
    expect(parseWith(anpa, 'text').problems).toHaveLength(1);
    expect(parseWith(anpa, message('')).items[0]).toHaveProperty('problems');
  });

  it('markup in the text is text', () => {
    expect(draftOf(anpa, message('^BC-EU--Cup<\n\t   <b>5 & 6</b>\n')).body.value).toBe(
      '<p>&lt;b&gt;5 &amp; 6&lt;/b&gt;</p>',
    );
  });

  it('changed samples never throw', () => {
    fc.assert(
      fc.property(mutations(sample), (bytes) => {
        const sniff = decode({ bytes, receivedAt });
        expect(anpaKind.detect(sniff)).toBeLessThanOrEqual(1);
        expectWellFormed(anpa.parse(sniff));
      }),
      atMost(300),
    );
  });
});

describe('services that write the day first and no marks in the heading', () => {
  const wire = (signature: string): string =>
    '\x01a0207ORRIN\r\nu s\x14\x12 BC-Cup-Orrin   05-02 0044\r\n\x02BC-Cup-Orrin\r\nBoats: Orrin win the cup+\r\n' +
    '     ORRIN, Feb. 5 Northwire - Orrin won the cup of the islands on Sunday after a \r\nrace of nine hours.\r\n' +
    `==Northwire\r\n\x03${signature}\x04`;

  it('read headline, dateline and signature', () => {
    const draft = draftOf(anpa, wire('NWS-18:07-05-02-26'));
    expect(draft).toMatchObject({
      headline: 'Boats: Orrin win the cup',
      slugline: 'Cup-Orrin',
      dateline: { place: 'ORRIN', date: 'Feb. 5', source: 'Northwire' },
      versionCreated: '2026-02-05T18:07:00Z',
    });
    expect(draft.body.value).not.toContain('==');
    expect(draft.changes.map(({ reason }) => reason)).toContain('sign-off at the end');
  });

  it('read the month first where the second number is none', () => {
    expect(draftOf(anpa, wire('NWS-18:07-02-25-26')).versionCreated).toBe('2026-02-25T18:07:00Z');
  });
});
