import { describe, expect, it } from 'vitest';
import { contentOf, filler, filler2, html, text } from './drafts.ts';

const creditLines: [line: string, creditLine: string, names: string[]][] = [
  [
    '(Reporting by Seher Dareen in London and Florence Tan in Singapore; Editing by Mark Potter)',
    'Reporting by Seher Dareen in London and Florence Tan in Singapore; Editing by Mark Potter',
    ['Seher Dareen', 'Florence Tan'],
  ],
  [
    'Additional reporting by Ivan Shevchenko in Lviv; editing by Tom Brown',
    'Additional reporting by Ivan Shevchenko in Lviv; editing by Tom Brown',
    ['Ivan Shevchenko'],
  ],
  ['Reporting by Jane Doe', 'Reporting by Jane Doe', ['Jane Doe']],
  ['Editing by Tom Brown.', 'Editing by Tom Brown', []],
  ['Edited by: Ramesh Rao', 'Edited by: Ramesh Rao', []],
  ['Edição: Maria Silva', 'Edição: Maria Silva', []],
  [
    'Associated Press writers Danica Kirka in London and John Roe contributed to this report.',
    'Associated Press writers Danica Kirka in London and John Roe contributed to this report',
    ['Associated Press', 'Danica Kirka', 'John Roe'],
  ],
  [
    'Jane Doe in Berlin contributed to this report.',
    'Jane Doe in Berlin contributed to this report',
    ['Jane Doe'],
  ],
  ['With inputs from our correspondent in Patna', 'With inputs from our correspondent in Patna', []],
  [
    'This article was originally published on The Conversation.',
    'This article was originally published on The Conversation',
    ['The Conversation'],
  ],
  [
    'This report by The Canadian Press was first published July 3, 2020.',
    'This report by The Canadian Press was first published July 3, 2020.',
    ['Canadian Press'],
  ],
  ['责任编辑：王芳', '责任编辑：王芳', []],
  ['（編輯：林小華）1141211', '編輯：林小華', []],
  ['تحرير: محمد علي', 'تحرير: محمد علي', []],
  ['With inputs from agencies', 'With inputs from agencies', []],
  ['(With inputs from PTI, ANI)', 'With inputs from PTI, ANI', ['PTI', 'ANI']],
  ['With inputs from ANI and PTI.', 'With inputs from ANI and PTI', ['ANI', 'PTI']],
  ['[With inputs from IANS]', 'With inputs from IANS', ['IANS']],
  ['With agency inputs', 'With agency inputs', []],
  ['(With agency inputs)', 'With agency inputs', []],
  ['Inputs from Reuters', 'Inputs from Reuters', ['Reuters']],
  ['Inputs: PTI', 'Inputs: PTI', ['PTI']],
  ['With PTI inputs', 'With PTI inputs', ['PTI']],
  ['(With PTI Inputs)', 'With PTI Inputs', ['PTI']],
  ['PTI inputs', 'PTI inputs', ['PTI']],
  ['With additional reporting by Reuters', 'With additional reporting by Reuters', ['Reuters']],
  ['(with files from The Canadian Press)', 'with files from The Canadian Press', ['Canadian Press']],
  ['Agencies', 'Agencies', []],
  ['(Agencies)', 'Agencies', []],
  ['— Agencies', 'Agencies', []],
  ['AGENCIES', 'AGENCIES', []],
  ['(Reuters)', 'Reuters', ['Reuters']],
  ['Reuters/AFP', 'Reuters/AFP', ['Reuters', 'AFP']],
  ['AP contributed to this report', 'AP contributed to this report', ['AP']],
  [
    'Reuters and AFP contributed to this report.',
    'Reuters and AFP contributed to this report',
    ['Reuters', 'AFP'],
  ],
  [
    'The Associated Press contributed to this report.',
    'The Associated Press contributed to this report',
    ['Associated Press'],
  ],
  ['Source: Reuters', 'Source: Reuters', ['Reuters']],
  ['(वार्ता)', 'वार्ता', ['वार्ता']],
  ['(एजेंसी)', 'एजेंसी', []],
  ['इनपुट: एजेंसी', 'इनपुट: एजेंसी', []],
  ['(एजेंसी इनपुट के साथ)', 'एजेंसी इनपुट के साथ', []],
  ['(इनपुट: पीटीआई)', 'इनपुट: पीटीआई', ['पीटीआई']],
  ['पीटीआई के इनपुट के साथ', 'पीटीआई के इनपुट के साथ', ['पीटीआई']],
  ['(وكالات)', 'وكالات', []],
  ['(رويترز)', 'رويترز', ['رويترز']],
  ['المصدر: وكالات', 'المصدر: وكالات', []],
  ['المصدر: رويترز + أ ف ب', 'المصدر: رويترز + أ ف ب', ['رويترز', 'أ ف ب']],
  ['Con información de agencias', 'Con información de agencias', []],
  ['Con información de EFE y Reuters', 'Con información de EFE y Reuters', ['EFE', 'Reuters']],
  ['(Con información de AFP)', 'Con información de AFP', ['AFP']],
  ['Avec AFP', 'Avec AFP', ['AFP']],
  ['(avec AFP et Reuters)', 'avec AFP et Reuters', ['AFP', 'Reuters']],
  ['Эх сурвалж: Монцамэ агентлаг', 'Эх сурвалж: Монцамэ агентлаг', ['Монцамэ агентлаг']],
  ['Дереккөз: ҚазАқпарат', 'Дереккөз: ҚазАқпарат', ['ҚазАқпарат']],
  ['Avec agences', 'Avec agences', []],
  ['Le Courrier avec AFP', 'Le Courrier avec AFP', ['AFP']],
  ['mit Material der dpa', 'mit Material der dpa', ['dpa']],
  ['Mit Material von dpa und AFP', 'Mit Material von dpa und AFP', ['dpa', 'AFP']],
  ['(dpa)', 'dpa', ['dpa']],
  ['Quelle: dpa', 'Quelle: dpa', ['dpa']],
  ['(mit Agenturmaterial)', 'mit Agenturmaterial', []],
  ['(dpa/AFP)', 'dpa/AFP', ['dpa', 'AFP']],
  ['Com informações da Reuters', 'Com informações da Reuters', ['Reuters']],
  ['*Com informações da Agência Brasil', 'Com informações da Agência Brasil', ['Agência Brasil']],
  ['Com agências', 'Com agências', []],
  ['Con informazioni di ANSA', 'Con informazioni di ANSA', ['ANSA']],
  ['(ANSA)', 'ANSA', ['ANSA']],
  ['Fonte: ANSA', 'Fonte: ANSA', ['ANSA']],
  ['Bron: ANP', 'Bron: ANP', ['ANP']],
  ['Källa: TT', 'Källa: TT', ['TT']],
  ['/ritzau/', 'ritzau', ['ritzau']],
  ['(©NTB)', 'NTB', ['NTB']],
  ['(STT)', 'STT', ['STT']],
  ['Источник: ТАСС', 'Источник: ТАСС', ['ТАСС']],
  ['По материалам РИА Новости', 'По материалам РИА Новости', ['РИА Новости']],
  [
    'Με πληροφορίες από ΑΠΕ-ΜΠΕ και Reuters',
    'Με πληροφορίες από ΑΠΕ-ΜΠΕ και Reuters',
    ['ΑΠΕ-ΜΠΕ', 'Reuters'],
  ],
  ['Kaynak: AA', 'Kaynak: AA', ['AA']],
  ['Źródło: PAP', 'Źródło: PAP', ['PAP']],
  ['(PAP)', 'PAP', ['PAP']],
  ['来源：新华社', '来源：新华社', ['新华社']],
  ['（共同）', '共同', ['共同']],
  ['(연합뉴스)', '연합뉴스', ['연합뉴스']],
];

describe('credit lines', () => {
  it.each(creditLines)('%s leaves the text', (line, creditLine, names) => {
    for (const draft of [
      text(`${filler}\n\n${filler2}\n\n${line}`),
      html(`<p>${filler}</p><p>${filler2}</p><p><em>${line}</em></p>`),
      html(`<p>${filler}</p><p>${filler2}<br>${line}</p>`),
    ]) {
      const content = contentOf(draft);
      expect(content.creditLine).toBe(creditLine);
      expect(content.credits.map(({ name }) => name)).toEqual(names);
      expect(content.text).toBe(`${filler}\n\n${filler2}`);
    }
  });

  it.each([
    ['With inputs from PTI and ANI', 'inputs'],
    ['(Reuters)', 'source'],
    ['Published in arrangement with Reuters', 'distributor'],
  ])('%s has the role %s', (line, role) => {
    expect(contentOf(text(`${filler}\n\n${filler2}\n\n${line}`)).credits[0]?.role).toBe(role);
  });

  it.each([
    ['Additional reporting by Jane Roe', [['Jane Roe', 'person']]],
    [
      '(Additional reporting by Jane Roe in Oslo and Piet van der Berg)',
      [
        ['Jane Roe', 'person'],
        ['Piet van der Berg', 'person'],
      ],
    ],
    [
      'With additional reporting by Jane Roe and Reuters',
      [
        ['Jane Roe', 'person'],
        ['Reuters', 'agency'],
      ],
    ],
  ] as [string, [string, string][]][])('%s credits people', (line, people) => {
    const content = contentOf(text(`${filler}\n\n${filler2}\n\n${line}`));
    expect(content.credits.map(({ name, kind }) => [name, kind])).toEqual(people);
    expect(content.credits.every(({ role }) => role === 'inputs')).toBe(true);
    expect(content.text).toBe(`${filler}\n\n${filler2}`);
  });

  it.each([
    'Additional reporting by the newsroom was needed before the figures could be published at all.',
    'Additional reporting by our correspondents',
  ])('%s stays', (line) => {
    const content = contentOf(text(`${filler}\n\n${line}\n\n${filler2}`));
    expect(content.text).toContain(line);
    expect(content.credits).toEqual([]);
  });

  it('takes one that stands in brackets behind the last sentence', () => {
    const content = contentOf(text(`${filler}\n\n${filler2} (With inputs from PTI)`));
    expect(content.text).toBe(`${filler}\n\n${filler2}`);
    expect(content.creditLine).toBe('With inputs from PTI');
  });

  it('keeps a stated credit line beside the one of the text', () => {
    const content = contentOf(
      text(`${filler}\n\n${filler2}\n\n(With inputs from AFP)`, { creditLine: 'dpa' }),
    );
    expect(content.creditLine).toContain('dpa');
    expect(content.creditLine).toContain('With inputs from AFP');
    expect(content.credits.map(({ name }) => name)).toEqual(['dpa', 'AFP']);
  });

  it.each([
    'With inputs from a dozen villages, the plan took shape over the winter, officials said.',
    'Agencies must file their reports by Friday, the ministry said in a circular.',
    'Kacey Cherry in Buenos Aires helped with this story.',
    'Reuters moved its office to the harbour in May.',
    'Con información de los vecinos, la policía halló el coche en el río.',
    'Mit Material aus dem Archiv zeigt das Haus die Geschichte der Stadt.',
    'Source: the ministry’s own figures for the year, which were not audited.',
  ])('leaves a sentence alone: %s', (sentence) => {
    const content = contentOf(text(`${filler}\n\n${filler2}\n\n${sentence}`));
    expect(content.text).toContain(sentence);
  });
});

describe('sign-offs', () => {
  it.each([
    ['PTI ABC XYZ', ['PTI']],
    ['PTI ABC', ['PTI']],
    ['ANI/AB', ['ANI']],
    ['UNI XC AB 1234', ['UNI']],
    ['भाषा सुरेश', ['भाषा']],
    ['भाषा सुरेश रंजन', ['भाषा']],
    ['dpa abc', ['dpa']],
  ])('%s is taken off as a line and behind the last sentence', (signOff, names) => {
    for (const draft of [
      text(`${filler}\n\n${filler2}\n\n${signOff}`),
      html(`<p>${filler}</p><p>${filler2} ${signOff}</p>`),
    ]) {
      const content = contentOf(draft);
      expect(content.text).toBe(`${filler}\n\n${filler2}`);
      expect(content.credits.map(({ name }) => name)).toEqual(names);
      expect(content.creditLine).toBeUndefined();
    }
  });

  it('puts initials together that were wrapped to a line of their own', () => {
    expect(contentOf(html(`<p>${filler}</p><p>${filler2} PTI ABC</p><p>XYZ</p>`)).text).toBe(
      `${filler}\n\n${filler2}`,
    );
  });
});

describe('quoted outlets', () => {
  it.each([
    ['The talks are at an end, a US official told CNN on Monday.', ['CNN']],
    ['He told the BBC that the bridge would open in May.', ['BBC']],
    ['The plan was dropped, according to Reuters.', ['Reuters']],
    ['The deal was first reported by the BBC and The New York Times.', ['BBC', 'New York Times']],
    ['State news agency Xinhua reported that the road was closed.', ['Xinhua']],
    ['In an interview with Al Jazeera, the minister denied it.', ['Al Jazeera']],
    ['“We are ready,” he told the Associated Press.', ['Associated Press']],
    ['The mayor told the Harbour Gazette that she would not resign.', ['Harbour Gazette']],
    ['The Wall Street Journal reported the sale on Tuesday.', ['Wall Street Journal']],
    ['Der Minister sagte der Deutschen Presse-Agentur, die Brücke bleibe zu.', ['Deutschen Presse-Agentur']],
    ['Laut Spiegel ist der Plan vom Tisch. Das berichtete die Süddeutsche Zeitung.', ['Süddeutsche Zeitung']],
    ['Le ministre a déclaré à l’AFP que le pont resterait fermé.', ['AFP']],
    ['El ministro dijo a EFE que el puente seguirá cerrado.', ['EFE']],
    ['अधिकारी ने पीटीआई को बताया कि पुल बंद रहेगा।', ['पीटीआई']],
    ['وقال الوزير لوكالة رويترز إن الجسر سيبقى مغلقا.', ['رويترز']],
    ['Министр сообщил ТАСС, что мост закрыт.', ['ТАСС']],
  ])('%s', (sentence, names) => {
    const content = contentOf(html(`<p>${filler}</p><p>${sentence}</p><p>${filler2}</p>`));
    expect(content.credits.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(content.credits.every(({ role }) => role === 'quoted')).toBe(true);
    expect(content.text).toContain(sentence);
  });

  it.each([
    'The BBC will move to the harbour.',
    'The UNI hall holds 400 people.',
    'The sun rose over The Guardian rock.',
    'CNN cut 200 jobs.',
  ])('does not take %s for a source', (sentence) => {
    expect(contentOf(html(`<p>${filler}</p><p>${sentence}</p><p>${filler2}</p>`)).credits).toEqual([]);
  });

  it('knows the names of the policy', () => {
    const content = contentOf(html(`<p>${filler}</p><p>${filler2}</p><p>(With inputs from HBR)</p>`), {
      aliases: { HBR: 'Harbour Wire' },
    });
    expect(content.credits).toEqual([
      { name: 'Harbour Wire', kind: 'agency', role: 'inputs', asWritten: 'With inputs from HBR' },
    ]);
  });
});

describe('lines that only look like credits', () => {
  it.each([
    'Additional reporting by The Hague Tribunal',
    'Editing by hand took the archive a year.',
    'Reporting by Monday is the duty of every ship; editing by law is not.',
    'The mayor of Oslo contributed to this report on housing.',
    'With inputs from Kenya, Ghana and Togo.',
  ])('%s stays in the text', (line) => {
    const around = [filler, filler2, 'It rained all day, she said.'];
    const content = contentOf(text([...around, line, ...around.map((one) => `Again: ${one}`)].join('\n\n')));
    expect(content.text).toContain(line);
    expect(content.creditLine).toBeUndefined();
  });

  it('leaves the author in a byline that names an agency too', () => {
    const content = contentOf(text(`Par Claire Dubois avec AFP\n\n${filler}\n\n${filler2}`));
    expect(content.text).toBe(`${filler}\n\n${filler2}`);
    expect(content.byline).toBe('Claire Dubois');
    expect(content.creditLine).toBe('avec AFP');
  });

  it.each([
    ['Jane Roe, GNA', 'Jane Roe', [['GNA', 'source']], undefined],
    ['Jane Roe and Max Moe, PA', 'Jane Roe and Max Moe', [['PA', 'source']], undefined],
    ['Claire Dubois avec AFP', 'Claire Dubois', [['AFP', 'inputs']], 'avec AFP'],
    ['Jane Roe, Harbour Gazette', 'Jane Roe, Harbour Gazette', [], undefined],
  ] as [string, string, [string, string][], string | undefined][])(
    'credits the agency in the byline %s',
    (byline, people, credits, creditLine) => {
      const content = contentOf(text(`By ${byline}\n\n${filler}\n\n${filler2}`));
      expect(content.byline).toBe(people);
      expect(content.credits.map(({ name, role }) => [name, role])).toEqual(credits);
      expect(content.creditLine).toBe(creditLine);
    },
  );

  it('credits the source of a dateline that no table has', () => {
    const content = contentOf(text(`OSLO (Balkan Ledger) - ${filler}\n\n${filler2}`));
    expect(content.credits.map(({ name, role }) => [name, role])).toEqual([['Balkan Ledger', 'source']]);
  });

  it.each([
    ['With inputs from Balkan Ledger', ['Balkan Ledger']],
    ['(With inputs from PTI in New Delhi and ANI)', ['PTI', 'ANI']],
    ['SOURCE Halden Robotics, Inc.', ['Halden Robotics, Inc.']],
    ['За матеріалами Укрінформу', ['Укрінформ']],
    ['(Reporting by Ida Moe, editing by Carl Hobb)', ['Ida Moe']],
    ['Reporting by Ida Moe. Editing by Carl Hobb.', ['Ida Moe']],
    [
      'Associated Press writer Lou Benning in St. Paul, Minnesota, contributed to this report.',
      ['Associated Press', 'Lou Benning'],
    ],
  ])('%s names whom it names', (line, names) => {
    const content = contentOf(text(`${filler}\n\n${filler2}\n\n${line}`));
    expect(content.credits.map(({ name }) => name)).toEqual(names);
    expect(content.text).toBe(`${filler}\n\n${filler2}`);
  });
});
