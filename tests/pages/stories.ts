import { article, asJson, eventually, type TestDesk } from '../local-stack.ts';

/** Invented stories that have what a page must be able to show. */

export const pictureHost = 'https://pictures.example';

const paragraphs = (...texts: string[]): string => texts.map((text) => `<p>${text}</p>`).join('');

export const rich = {
  guid: 'rich',
  headline: 'Harbour board approves night ferries to the outer islands after three years of talks',
  subheadline: 'Crews and islanders welcome the plan; the first boat leaves on 4 May',
  byline: 'Mira Okafor and Jon Vale',
  dateline: { text: 'PORT ELLA, March 3', place: 'Port Ella', date: 'March 3' },
  section: 'Transport',
  keywords: ['ferries', 'islands', 'night traffic'],
  language: 'en',
  creditLine: 'Test, with inputs from Coast Wire',
  copyrightNotice: '© 2026 Test Agency',
  usageTerms: 'Not for use after 30 days without leave of the agency.',
  body:
    paragraphs(
      'The harbour board approved night ferries to the four outer islands on Tuesday, ending three years of talks about noise, pay and the price of a ticket.',
      'Two boats will sail between 22:00 and 05:00 from May. “We have waited for this since the bridge plan fell,” said <strong>Ana Ruiz</strong>, who speaks for the islanders, in a <a href="https://council.example/minutes">meeting</a> that went on past midnight.',
    ) +
    '<h2>What it costs</h2><ul><li>A single ticket: 4.20</li><li>A month: 61</li></ul>' +
    '<blockquote><p>Nobody should have to leave a wedding at nine.</p></blockquote>' +
    '<table><tr><th>Island</th><th>Last boat now</th><th>Last boat from May</th><th>Minutes</th></tr><tr><td>Great Skerry</td><td>21:40</td><td>04:50</td><td>35</td></tr><tr><td>Outer Holm</td><td>20:15</td><td>03:30</td><td>70</td></tr></table>' +
    paragraphs(
      `A very long address, https://council.example/${'minutes-of-the-harbour-board/'.repeat(5)}2026, must not push the page apart, nor must Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.`,
      'The board will look at the figures again in autumn.',
    ),
  associations: [
    {
      type: 'picture',
      caption: 'A ferry leaves Port Ella at dusk.',
      alt: 'A white ferry with lit windows on a dark sea',
      creditLine: 'Ana Ruiz/Test',
      renditions: [
        { href: `${pictureHost}/ferry.svg`, width: 1600, height: 900, mediaType: 'image/svg+xml' },
      ],
    },
  ],
};

export const rightToLeft = {
  guid: 'rtl',
  headline: 'مجلس الميناء يوافق على العبّارات الليلية إلى الجزر البعيدة',
  language: 'ar',
  byline: 'ليلى حداد',
  body: paragraphs(
    'وافق مجلس الميناء يوم الثلاثاء على تسيير عبّارات ليلية إلى الجزر الأربع البعيدة بعد ثلاث سنوات من المحادثات حول الضوضاء والأجور وسعر التذكرة.',
    'وتبدأ الرحلات في شهر مايو المقبل بين الساعة العاشرة مساءً والخامسة صباحاً، بحسب بيان صدر عن المجلس بعد الاجتماع.',
  ),
};

export const toBeKilled = { guid: 'killed', headline: 'A headline that must not be seen again' };

/** Submits the stories and waits until their pages stand, and the killed one is withdrawn. Returns their ids. */
export async function fill(desk: TestDesk): Promise<Record<'rich' | 'rightToLeft' | 'killed', string>> {
  const submit = async (fields: Record<string, unknown>): Promise<string> => {
    const { json } = await desk.submit(article(fields), asJson);
    return json.results?.[0]?.storyId ?? '';
  };
  const killed = await submit(toBeKilled);
  for (let n = 1; n <= 6; n++) {
    await submit({ guid: `plain-${n}`, headline: `Council meeting number ${n} ends early` });
  }
  const ids = { killed, rightToLeft: await submit(rightToLeft), rich: await submit(rich) };
  await desk.call('DELETE', `/v1/articles/${killed}`, '{"reason":"The company was another one."}', asJson);
  const status = async (path: string): Promise<number> => (await desk.call('GET', path)).status;
  await eventually(async () => (await status(`/stories/${killed}.html`)) === 410);
  for (const id of [ids.rich, ids.rightToLeft]) {
    await eventually(async () => (await status(`/stories/${id}.html`)) === 200);
  }
  await eventually(async () => {
    const directory = (await desk.call('GET', '/')).text;
    return directory.includes(ids.rich) && directory.includes('language-ar') && !directory.includes(killed);
  });
  return ids;
}
