import { describe, expect, it } from 'vitest';
import { contentOf, filler, filler2, html, text } from './drafts.ts';

const datelines: [
  start: string,
  line: string,
  place: string | undefined,
  date: string | undefined,
  source: string | undefined,
][] = [
  ['NEW DELHI, Dec 15 (PTI) -- ', 'NEW DELHI, Dec 15 (PTI)', 'NEW DELHI', 'Dec 15', 'PTI'],
  ['BERLIN (dpa) - ', 'BERLIN (dpa)', 'BERLIN', undefined, 'dpa'],
  ['Berlin (dpa) – ', 'Berlin (dpa)', 'Berlin', undefined, 'dpa'],
  ['Berlin (dpa/bb) - ', 'Berlin (dpa/bb)', 'Berlin', undefined, 'dpa/bb'],
  ['LONDON, June 3 (Reuters) - ', 'LONDON, June 3 (Reuters)', 'LONDON', 'June 3', 'Reuters'],
  ['(Reuters) - ', '(Reuters)', undefined, undefined, 'Reuters'],
  ['OSLO,<br>June 3 (NTB)\u200f - ', 'OSLO, June 3 (NTB)', 'OSLO', 'June 3', 'NTB'],
  ['WASHINGTON (AP) _ ', 'WASHINGTON (AP)', 'WASHINGTON', undefined, 'AP'],
  ['WASHINGTON (AP) — ', 'WASHINGTON (AP)', 'WASHINGTON', undefined, 'AP'],
  ['PARIS — ', 'PARIS', 'PARIS', undefined, undefined],
  ['PARIS, France (AFP) — ', 'PARIS, France (AFP)', 'PARIS, France', undefined, 'AFP'],
  ['Paris, 3 mai 2026 (AFP) - ', 'Paris, 3 mai 2026 (AFP)', 'Paris', '3 mai 2026', 'AFP'],
  ['Madrid, 3 may (EFE).- ', 'Madrid, 3 may (EFE)', 'Madrid', '3 may', 'EFE'],
  ['MADRID, 3 May. (EUROPA PRESS) - ', 'MADRID, 3 May. (EUROPA PRESS)', 'MADRID', '3 May', 'EUROPA PRESS'],
  ['Lisboa, 03 mai 2026 (Lusa) – ', 'Lisboa, 03 mai 2026 (Lusa)', 'Lisboa', '03 mai 2026', 'Lusa'],
  ['(ANSA) - ROMA, 3 MAG - ', '(ANSA) - ROMA, 3 MAG', 'ROMA', '3 MAG', 'ANSA'],
  ['BEIJING, Dec. 15 (Xinhua) -- ', 'BEIJING, Dec. 15 (Xinhua)', 'BEIJING', 'Dec. 15', 'Xinhua'],
  ['SEOUL, Dec. 15 (Yonhap) -- ', 'SEOUL, Dec. 15 (Yonhap)', 'SEOUL', 'Dec. 15', 'Yonhap'],
  [
    'New Delhi [India], December 15 (ANI): ',
    'New Delhi [India], December 15 (ANI)',
    'New Delhi [India]',
    'December 15',
    'ANI',
  ],
  ['New Delhi, Dec 15 (IANS) ', 'New Delhi, Dec 15 (IANS)', 'New Delhi', 'Dec 15', 'IANS'],
  ['MOSCOW, December 15. /TASS/. ', 'MOSCOW, December 15. /TASS/', 'MOSCOW', 'December 15', 'TASS'],
  ['МОСКВА, 15 декабря. /ТАСС/. ', 'МОСКВА, 15 декабря. /ТАСС/', 'МОСКВА', '15 декабря', 'ТАСС'],
  ['नई दिल्ली, 15 दिसंबर (भाषा) ', 'नई दिल्ली, 15 दिसंबर (भाषा)', 'नई दिल्ली', '15 दिसंबर', 'भाषा'],
  ['लखनऊ, 15 दिसंबर (वार्ता) ', 'लखनऊ, 15 दिसंबर (वार्ता)', 'लखनऊ', '15 दिसंबर', 'वार्ता'],
  ['القاهرة (رويترز) - ', 'القاهرة (رويترز)', 'القاهرة', undefined, 'رويترز'],
  ['القاهرة 3 يونيو (رويترز) - ', 'القاهرة 3 يونيو (رويترز)', 'القاهرة', '3 يونيو', 'رويترز'],
  ['OTTAWA - ', 'OTTAWA', 'OTTAWA', undefined, undefined],
  ['RIO DE JANEIRO, 3 de maio – ', 'RIO DE JANEIRO, 3 de maio', 'RIO DE JANEIRO', '3 de maio', undefined],
  ['Berlin - ', 'Berlin', 'Berlin', undefined, undefined],
  ['Geneva, 15 December 2025 – ', 'Geneva, 15 December 2025', 'Geneva', '15 December 2025', undefined],
  ['NEW DELHI: ', 'NEW DELHI', 'NEW DELHI', undefined, undefined],
  ['Mumbai: ', 'Mumbai', 'Mumbai', undefined, undefined],
  ['ST. LOUIS (AP) — ', 'ST. LOUIS (AP)', 'ST. LOUIS', undefined, 'AP'],
  ['Jan 30 (Gracenote) - ', 'Jan 30 (Gracenote)', undefined, 'Jan 30', 'Gracenote'],
  ['San Diego (tca/dpa) - ', 'San Diego (tca/dpa)', 'San Diego', undefined, 'tca/dpa'],
  ['TEHRAN, May 3 (IRNA) – ', 'TEHRAN, May 3 (IRNA)', 'TEHRAN', 'May 3', 'IRNA'],
  ['STOCKHOLM (TT) – ', 'STOCKHOLM (TT)', 'STOCKHOLM', undefined, 'TT'],
  ['【ロンドン共同】', '【ロンドン共同】', 'ロンドン', undefined, '共同'],
  ['(서울=연합뉴스) ', '(서울=연합뉴스)', '서울', undefined, '연합뉴스'],
  ['Paris, 3 déc. 2025 (AFP) - ', 'Paris, 3 déc. 2025 (AFP)', 'Paris', '3 déc. 2025', 'AFP'],
  ['BERLIN, 3. Dez. (dpa) - ', 'BERLIN, 3. Dez. (dpa)', 'BERLIN', '3. Dez', 'dpa'],
  ['PARIS, 3. Dezember (AFP) - ', 'PARIS, 3. Dezember (AFP)', 'PARIS', '3. Dezember', 'AFP'],
  ['MADRID, 3 (EUROPA PRESS) - ', 'MADRID, 3 (EUROPA PRESS)', 'MADRID', '3', 'EUROPA PRESS'],
  [
    'Bijapur (Chhattisgarh) [India], December 3 (ANI): ',
    'Bijapur (Chhattisgarh) [India], December 3 (ANI)',
    'Bijapur (Chhattisgarh) [India]',
    'December 3',
    'ANI',
  ],
  ['NEW DELHI, Dec. 3 -- (PTI) ', 'NEW DELHI, Dec. 3 -- (PTI)', 'NEW DELHI', 'Dec. 3', 'PTI'],
  ['МОСКВА, 3 дек - РИА Новости. ', 'МОСКВА, 3 дек - РИА Новости', 'МОСКВА', '3 дек', 'РИА Новости'],
  [
    'Львів. 3 грудня. ІНТЕРФАКС-УКРАЇНА - ',
    'Львів. 3 грудня. ІНТЕРФАКС-УКРАЇНА',
    'Львів',
    '3 грудня',
    'ІНТЕРФАКС-УКРАЇНА',
  ],
  ['Київ. 3 грудня. УНН. ', 'Київ. 3 грудня. УНН', 'Київ', '3 грудня', 'УНН'],
  ['नई दिल्ली, एजेंसियां। ', 'नई दिल्ली, एजेंसियां', 'नई दिल्ली', undefined, undefined],
  ['जागरण संवाददाता, लखनऊ। ', 'जागरण संवाददाता, लखनऊ', 'लखनऊ', undefined, undefined],
  ['【ソウル=田中花子】', '【ソウル=田中花子】', 'ソウル', undefined, undefined],
  ['［東京　３日　ロイター］ - ', '［東京 ３日 ロイター］', '東京', '３日', 'ロイター'],
  ['（中央社記者陳大明台北3日電）', '（中央社記者陳大明台北3日電）', '台北', '3日', '中央社'],
  ['GENEVA — ', 'GENEVA', 'GENEVA', undefined, undefined],
  ['DAVOS — ', 'DAVOS', 'DAVOS', undefined, undefined],
  ['新华社北京5月3日电 ', '新华社北京5月3日电', '北京', '5月3日', '新华社'],
];

describe('dateline', () => {
  it.each(datelines)('%s', (start, line, place, date, source) => {
    for (const draft of [
      text(`${start}${filler}\n\n${filler2}`),
      html(`<p><b>${start}</b>${filler}</p><p>${filler2}</p>`),
    ]) {
      const content = contentOf(draft);
      expect(content.dateline).toEqual({
        text: line,
        ...(place && { place }),
        ...(date && { date }),
        ...(source && { source }),
      });
      expect(content.text).toBe(`${filler}\n\n${filler2}`);
    }
  });

  it('credits its agency as the source', () => {
    expect(contentOf(text(`LONDON, June 3 (Reuters) - ${filler}\n\n${filler2}`)).credits).toEqual([
      { name: 'Reuters', kind: 'agency', role: 'source', asWritten: 'LONDON, June 3 (Reuters)' },
    ]);
  });

  it.each([
    'BREAKING - The council approved the plan on Monday after a long debate in the hall.',
    'UPDATE: The council approved the plan on Monday after a long debate in the hall.',
    'The mayor (Labour) - who won in May - said the plan would go ahead this year.',
    'Paris is not London – that is what the mayor said when the plan was approved on Monday.',
    'Prices rose 3% in May - the fastest pace since March - as fuel became dearer again.',
    'Jane Doe (42) - a nurse from the harbour - won the race on Monday in the rain.',
    'On June 3 (Monday) the council approved the plan after a long debate in the hall.',
    'The Prime Minister: a portrait of the man who built the bridge and then lost it.',
    'Apple (AAPL) - shares fell by 3% on Monday as the council approved its plan.',
    'NATO - the alliance of 32 countries - approved the plan on Monday after a debate.',
    'Washington (state) voters approved the plan on Monday after a long debate.',
    'Two people — a man and his son — were found on Monday in the harbour of the town.',
    'BJP — the party of the prime minister — has lost the vote in the harbour.',
    'BJP - Congress alliance was never likely, he said in the hall of the town.',
    'ISRO – the space agency – has a new chief, who was elected on Monday.',
    'RISHI SUNAK — the former prime minister — was seen in the harbour on Monday.',
    'GOOD LUCK: the words were written on every door of the harbour on Monday.',
    'BTS - the band is back, and the town is full of people who came to see it.',
    'PARIS — that was the first word of the note that lay on the table on Monday.',
    'Washington – the general, not the city – never had teeth made out of wood.',
    'Sofia: “I never thought it would end like this,” says the 19-year-old.',
    'Madrid – Barcelona is the classic of the league, and it was played on Monday.',
    'Paris - London - New York: that is the route that the company will fly.',
    'Moscow: a city of 13 million people, most of whom have never seen the sea.',
    'May 3 - a day that nobody here will forget - began with rain in the morning.',
    'Born on May 3: The twins are well, the hospital of the town said on Monday.',
    'Closing on 12 June: The exhibition on the harbour was seen by half the town.',
    'Opened 3 May 2026 – and closed again a week later, when the roof came down.',
    'Delhi (Reuters) was how he signed his letters to the people of the harbour.',
    'He said: the plan is dead, and nobody in the town will shed a tear over it now.',
  ])('leaves a sentence alone: %s', (sentence) => {
    const content = contentOf(text(`${sentence}\n\n${filler2}`));
    expect(content.dateline).toBeUndefined();
    expect(content.text.startsWith(sentence.slice(0, 20))).toBe(true);
  });

  it('is found below lines that stand over the story, and not further down', () => {
    const dated = `भोपाल, 11 दिसंबर (आईएएनएस)। ${filler}`;
    expect(contentOf(text(`A deck without a full stop\n\n${dated}\n\n${filler2}`))).toMatchObject({
      dateline: { place: 'भोपाल' },
      summary: 'A deck without a full stop',
      text: `${filler}\n\n${filler2}`,
    });
    expect(contentOf(text(`${filler2}\n\n${dated}`)).dateline).toBeUndefined();
  });

  it('takes a stated place as proof for one in ordinary letters', () => {
    const content = contentOf(
      text(`Kleinstadt - ${filler}\n\n${filler2}`, { dateline: { text: 'Kleinstadt' } }),
    );
    expect(content.text).toBe(`${filler}\n\n${filler2}`);
    expect(contentOf(text(`Kleinstadt - ${filler}\n\n${filler2}`)).text).toContain('Kleinstadt - ');
  });
});

describe('a dateline that stands by itself', () => {
  const lead = 'Neun Tage statt drei Monate: Die Stadt ist stolz auf ihre neue Hafenmauer und ihre Arbeiter.';
  const story = 'Die Hafenmauer ist binnen neun Tagen repariert worden, teilte die Behörde am Montag mit.';

  it('is lifted out of the second paragraph under a teaser, where a field says so', () => {
    const content = contentOf(
      html(`<p>${lead}</p><p>Lindholm (dpa) - ${story}</p>`, {
        headline: 'Mauer repariert',
        dateline: { text: 'Lindholm (dpa)' },
      }),
    );
    expect(content.dateline).toMatchObject({ place: 'Lindholm', source: 'dpa' });
    expect(content.text.split('\n\n')).toEqual([lead, story]);
  });

  it('has its place and source read where it is only in its field', () => {
    const content = contentOf(
      html(`<p>${story}</p>`, { headline: 'Mauer', dateline: { text: 'Lindholm (dpa)' } }),
    );
    expect(content.dateline).toEqual({ text: 'Lindholm (dpa)', place: 'Lindholm', source: 'dpa' });
    expect(content.text).toBe(story);
  });

  it('is read on a line of its own under the headline', () => {
    const content = contentOf(text(`Man släppt efter gripande\n\nSTOCKHOLM (TT)\n${story}\n\n${lead}`));
    expect(content.dateline).toMatchObject({ place: 'STOCKHOLM', source: 'TT' });
    expect(content.text.startsWith(story)).toBe(true);
  });
});

describe('a dateline with a word for agencies that names none', () => {
  it('has no source, and credits nobody', () => {
    const content = contentOf(text(`SHILLONG, Agencies: ${filler}\n\n${filler2}`));
    expect(content.dateline?.place).toBe('SHILLONG');
    expect(content.dateline?.source).toBeUndefined();
    expect(content.credits).toEqual([]);
  });
});

describe('an agency in brackets in front of the story', () => {
  it('is its source, and no part of the text', () => {
    const content = contentOf(text(`(Belga) ${filler}\n\n${filler2}`));
    expect(content.text).toBe(`${filler}\n\n${filler2}`);
    expect(content.credits.map(({ name, role }) => [name, role])).toEqual([['Belga', 'source']]);
    expect(content.dateline).toBeUndefined();
  });

  it('stays where nobody knows it', () => {
    expect(contentOf(text(`(Laughs) ${filler}\n\n${filler2}`)).text).toContain('(Laughs)');
  });
});
