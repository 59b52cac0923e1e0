import { describe, expect, it } from 'vitest';
import { read } from '../../../functions/core/intake/index.ts';
import { normalise } from '../../../functions/core/normalise/index.ts';

const now = '2026-11-30T10:00:00Z';
const context = { now, agencyName: 'Harbour News', policy: {} };

/** Why the first story of an upload is kept out of feeds; undefined when it is not. */
async function heldBack(upload: string | Uint8Array): Promise<string | undefined> {
  const bytes = typeof upload === 'string' ? Buffer.from(upload) : upload;
  const { items, problems } = await read({ bytes, receivedAt: now });
  const [item] = items;
  if (item === undefined) return problems[0]?.detail ?? 'refused';
  if (!('draft' in item)) return item.problems[0]?.detail;
  const { quarantine, problems: others } = normalise(item.draft, context);
  return quarantine?.code === 'not-a-story' ? quarantine.detail : others[0]?.detail;
}

const noise = Buffer.from(Array.from({ length: 900 }, (_, at) => (at * 7919 + 13 * at * at) % 256)).toString(
  'base64',
);
const base64 = noise.replace(/.{76}/g, '$&\n');
const mail = (type: string, text: string, attachment = ''): string =>
  `From: Desk <desk@harbour.example>\r\nTo: news@dateline.example\r\nSubject: Statement\r\nMessage-ID: <1@harbour.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${text}\r\n${attachment}--b--\r\n`;
const pdf = `--b\r\nContent-Type: application/pdf; name=release.pdf\r\nContent-Disposition: attachment; filename=release.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from('%PDF-1.7 x').toString('base64')}\r\n`;
const photo = `--b\r\nContent-Type: image/jpeg; name=pier.jpg\r\nContent-Disposition: attachment; filename=pier.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n/9j/4AAQ\r\n`;
const links = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `<li><a href="https://harbour.example/${at}">Mayor opens the new bridge number ${at}</a></li>`,
  ).join('');

describe('is no story', () => {
  it.each([
    [
      'a covering note of a mail',
      mail(
        'text/plain',
        'Dear editors,\r\n\r\nplease find our press release attached.\r\n\r\nKind regards\r\nJo Frei',
        pdf,
      ),
      'covering note',
    ],
    [
      'a covering note in HTML',
      mail(
        'text/html',
        '<p>Guten Tag,</p><p>anbei unsere Pressemitteilung zur neuen Brücke.</p><p>Mit freundlichen Grüßen<br>Jo Frei</p>',
        pdf,
      ),
      'covering note',
    ],
    [
      'a covering note without a word for it',
      mail(
        'text/plain',
        'Bonjour,\r\n\r\nvoici notre communiqué de ce jour sur le nouveau pont.\r\n\r\nCordialement\r\nJo Frei',
        pdf,
      ),
      'covering note',
    ],
    [
      'a line with a document',
      mail('text/plain', 'The statement is attached as a document.', pdf),
      'covering note',
    ],
    [
      'a covering note without its attachment',
      'Statement of the harbour\n\nDear all,\n\nAttached is the statement of the harbour on the new bridge.\n\nBest wishes\nJo',
      'covering note',
    ],
    [
      'a covering note in Spanish',
      'Comunicado\n\nEstimados colegas:\n\nLes enviamos adjunto el comunicado de prensa de hoy.\n\nSaludos cordiales',
      'covering note',
    ],
    ['a covering note in Chinese', '新闻稿\n\n各位编辑：\n\n请查收附件中的新闻稿。\n\n谢谢', 'covering note'],
    [
      'the source of a mail',
      'Statement\n\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nThe new bridge =\nopened on Monday, the city said.',
      'source of an e-mail',
    ],
    [
      'the source of a mail with its parts',
      `Fwd: Statement\n\n--000000000000abc\nContent-Type: text/plain\nContent-Disposition: inline\n\nThe bridge opened.\n--000000000000abc--`,
      'source of an e-mail',
    ],
    ['base64 as text', `Statement of the day\n\n${base64}`, 'base64'],
    [
      'base64 in JSON',
      JSON.stringify({ headline: 'Statement', body: `<p>See below.</p><p>${noise}</p>` }),
      'base64',
    ],
    [
      'a form',
      'Accreditation\n\nName: Jo Frei\n\nOutlet: Harbour News\n\nPhone: 040 1234\n\nDays: Monday\n\nCamera: yes',
      'form',
    ],
    [
      'an empty form',
      'Order form for pictures\n\nName: ________\n\nAddress: ________\n\n[ ] Digital\n\n[ ] Print\n\nSignature: ________',
      'form',
    ],
    [
      'a list',
      'Planned today\n\n- Port opening\n- Council meeting\n- Ferry strike talks\n- Budget vote\n- Football',
      'list of items',
    ],
    [
      'a list in HTML',
      '<h1>Planned today</h1><ul><li>Port opening</li><li>Council meeting</li><li>Ferry strike talks</li><li>Budget vote</li></ul>',
      'list of items',
    ],
    ['a page of links', `<h1>Latest</h1><ul>${links(8)}</ul>`, 'page of links'],
  ])('%s', async (_, upload, reason) => {
    expect(await heldBack(upload)).toContain(reason);
  });
});

const prose = 'The new bridge over the river opened on Monday, a month ahead of plan, the city said.';

describe('is a story', () => {
  it.each([
    ['a flash', 'Mayor resigns\n\nMayor resigns over bridge.'],
    ['a short story with a picture', mail('text/plain', `${prose} Traffic was light.`, photo)],
    [
      'a story with a document',
      mail(
        'text/plain',
        `PORT SELBY (Harbour News) - ${`${prose} Traffic was light, and the ferry stopped in the evening. `.repeat(6)}`,
        pdf,
      ),
    ],
    [
      'an interview',
      `Talk with the mayor\n\nQ: Why now?\n\nA: Because the bridge was ready and nobody wanted to wait for the summer.\n\nQ: And the ferry?\n\nA: It stops.\n\nQ: For good?\n\nA: Yes.`,
    ],
    [
      'a list with an announcement',
      'Winners\n\nThe winners of the harbour awards on Monday were:\n\n- Best film: Tide\n- Best actor: Jo Frei\n- Best song: Ferry\n- Best book: Piers',
    ],
    [
      'a recipe',
      '<h1>Fish soup</h1><ul><li>Two onions</li><li>One cod</li><li>Salt</li></ul><ol><li>Cut the onions and fry them in oil until they are soft.</li><li>Add the cod.</li></ol>',
    ],
    [
      'a table of results',
      '<h1>Results</h1><table><tr><td>Selby</td><td>2</td></tr><tr><td>Eller</td><td>1</td></tr></table>',
    ],
    [
      'a story with a box of facts',
      `Bridge opens\n\n${prose}\n\nLength: 400 m\n\nCost: 4 million\n\nArchitect: Jo Frei\n\nCars a day: 3,000`,
    ],
    [
      'a round-up with links',
      `<h1>The week</h1>${Array.from({ length: 6 }, (_, at) => `<p><a href="https://harbour.example/${at}">Bridge ${at} opens</a>: ${prose}</p>`).join('')}`,
    ],
    [
      'a story that quotes a letter',
      `Minister apologises\n\nThe minister wrote to the family on Monday.\n\n"Dear family, attached to this letter is the report. Sincerely, the minister," it said, according to a copy seen by Harbour News.\n\nThe family rejected it.`,
    ],
    [
      'a story about attachments',
      `Police warn of mails\n\nPolice warned on Monday of mails with an attachment that steals passwords.\n\nThank you notes from banks are copied most often, they said.`,
    ],
    [
      'a story about base64',
      `How mail works\n\nA picture becomes letters such as iVBORw0KGgo in a mail, the engineer said. ${prose}`,
    ],
    [
      'a story with a long address',
      `Bridge opens\n\n${prose}\n\nSee https://harbour.example/a/very/long/address/that/goes/on/and/on/A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0U1v2W3x4Y5z6`,
    ],
    [
      'a lesson on mail fields',
      `What a mail says\n\nEvery mail has fields in front, and readers seldom see them, the engineer said on Monday.\n\nThe most useful are these.\n\nMIME-Version: 1.0\n\nContent-Type: text/plain\n\nThe first never changes. The second says what comes below it.\n\n${prose}\n\n${prose}\n\n${prose}\n\n${prose}\n\n${prose}`,
    ],
    [
      'a poem',
      'The tide\n\nThe tide comes in\n\nthe tide goes out\n\nthe harbour waits\n\nand so do I\n\nfor morning',
    ],
    [
      'a timeline',
      'How the bridge was built\n\n2019: The council votes for the bridge after a long debate.\n\n2021: Work begins in spring.\n\n2024: Money runs out.\n\n2026: It opens.',
    ],
    [
      'a story in Chinese',
      '新桥通车\n\n新华社北京11月30日电 新桥星期一通车，比计划提前一个月。\n\n市长说：“交通顺畅。”',
    ],
    [
      'a story in Arabic',
      'افتتاح الجسر\n\nافتتح الجسر الجديد فوق النهر يوم الاثنين قبل شهر من الموعد المقرر، حسبما ذكرت المدينة.',
    ],
    [
      'a correction in a few lines',
      'Correction: bridge\n\nIn the story of Monday the length of the bridge was wrong: it is 400 metres, not 40.',
    ],
    [
      'a statement that ends with thanks',
      `Statement of the harbour\n\n${prose}\n\nThank you to all who built it.`,
    ],
    [
      'a story in lines with dashes',
      `Day in brief\n\n- The new bridge over the river opened on Monday.\n- The ferry stopped in the evening.\n- Fares rise.\n- Rain is expected.`,
    ],
  ])('%s', async (_, upload) => {
    expect(await heldBack(upload)).toBeUndefined();
  });
});
