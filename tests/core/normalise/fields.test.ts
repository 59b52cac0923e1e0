import { describe, expect, it } from 'vitest';
import { directionOf } from '../../../functions/core/normalise/recognise/language/direction.ts';
import { contentOf, filler, filler2, html, now, run, text } from './drafts.ts';

const plain = `${filler}\n\n${filler2}`;

describe('headline and opening', () => {
  it('takes a title line and a byline from the text', () => {
    const { content } = run({
      body: {
        kind: 'text',
        value: `Council backs repair of old pumping station\n\nBy JANE DOE and John Roe\n\n${plain}`,
      },
      changes: [],
    });
    expect(content).toMatchObject({
      headline: 'Council backs repair of old pumping station',
      byline: 'JANE DOE and John Roe',
      authors: [{ name: 'JANE DOE' }, { name: 'John Roe' }],
      text: plain,
    });
    expect(content?.headlineDerived).toBeUndefined();
  });

  it('derives one and says so, or refuses as the policy says', () => {
    const long = `The council approved the plan that had been debated since the spring of the year before last on Monday, ${filler}`;
    const { content, changes } = run({ body: { kind: 'text', value: `${long}\n\n${filler2}` }, changes: [] });
    expect(content?.headlineDerived).toBe(true);
    expect(content?.headline.length).toBeLessThanOrEqual(100);
    expect(content?.headline).toMatch(/^The council approved .*…$/);
    expect(changes.some(({ step }) => step === 'headline')).toBe(true);
    expect(
      run(
        { body: { kind: 'text', value: `${long}\n\n${filler2}` }, changes: [] },
        { missingHeadline: 'refuse' },
      ).problems,
    ).toEqual([expect.objectContaining({ pointer: '/headline' })]);
  });

  it.each([
    [
      'By Jane Doe and John Roe, City Desk',
      'Jane Doe and John Roe, City Desk',
      [
        { name: 'Jane Doe', role: 'City Desk' },
        { name: 'John Roe', role: 'City Desk' },
      ],
    ],
    ['By Ian Jones, Press Association', 'Ian Jones', [{ name: 'Ian Jones' }]],
    ['BY JANE DOE', 'JANE DOE', [{ name: 'JANE DOE' }]],
    ['Jane Doe <jane@example.com>', 'Jane Doe', [{ name: 'Jane Doe' }]],
    [
      'By Jane Doe (jane.doe@example.com) and John Roe',
      'Jane Doe and John Roe',
      [{ name: 'Jane Doe' }, { name: 'John Roe' }],
    ],
    ['Von Anna Schmidt, dpa', 'Anna Schmidt', [{ name: 'Anna Schmidt' }]],
    [
      'Par Jeanne Dupont et Luc Petit',
      'Jeanne Dupont et Luc Petit',
      [{ name: 'Jeanne Dupont' }, { name: 'Luc Petit' }],
    ],
    [
      'ANTTI AUTIO, HETA HASSINEN',
      'ANTTI AUTIO, HETA HASSINEN',
      [{ name: 'ANTTI AUTIO' }, { name: 'HETA HASSINEN' }],
    ],
    ['Staff Reporter', 'Staff Reporter', []],
    [
      "Paulo Santalucia and Frances d'Emilio",
      "Paulo Santalucia and Frances d'Emilio",
      [{ name: 'Paulo Santalucia' }, { name: "Frances d'Emilio" }],
    ],
    ['Ursula von der Leyen', 'Ursula von der Leyen', [{ name: 'Ursula von der Leyen' }]],
  ])('byline %s', (given, byline, authors) => {
    expect(contentOf(text(plain, { byline: given }))).toMatchObject({ byline, authors });
  });
});

describe('notes and embargo', () => {
  it.each([
    "EDITOR'S NOTE: names were changed",
    '(Eds: updates with quotes)',
    'Eds: updates with quotes',
    'EDITORS’ NOTE _ This story moved earlier.',
    'Note to editors: pictures are available',
    'Achtung Redaktionen: Bilder folgen',
    'Note aux rédactions : photos disponibles',
  ])('%s becomes the edNote', (note) => {
    for (const value of [`${note}\n\n${plain}`, `${plain}\n\n${note}`]) {
      const content = contentOf(text(value));
      expect(content.text).toBe(plain);
      expect(content.edNote).toBe(note.replace(/^\(|\)$/g, '').replace(' _ ', ' — '));
    }
  });

  it.each([
    ['EMBARGOED UNTIL 00:01 GMT 3 May 2027', '2027-05-03T00:01:00Z'],
    ['EMBARGOED UNTIL 00:01 BST ON MONDAY, 3 MAY 2027', '2027-05-02T23:01:00Z'],
    ['STRICTLY EMBARGOED FOR RELEASE UNTIL 6 a.m. EDT, May 3, 2027', '2027-05-03T10:00:00Z'],
    ['NOT FOR PUBLICATION BEFORE 06:00 GMT ON 3 MAY 2027', '2027-05-03T06:00:00Z'],
    ['Embargo: 2027-05-03T06:00:00+02:00', '2027-05-03T04:00:00Z'],
    ['Sperrfrist: 3. Mai 2027, 06.00 Uhr MESZ', '2027-05-03T04:00:00Z'],
    ['EMBARGO JUSQU’AU 3 mai 2027 à 6h00 CEST', '2027-05-03T04:00:00Z'],
    ['Embargado hasta las 00:01 GMT del 3 de mayo de 2027', '2027-05-03T00:01:00Z'],
    ['FOR RELEASE AT 0900 GMT 3 May 2027', '2027-05-03T09:00:00Z'],
    ['HOLD FOR RELEASE until 12:30 p.m. EST Jan. 5, 2027', '2027-01-05T17:30:00Z'],
    ['EMBARGOED: 00.01 hours GMT, Monday 3rd May 2027', '2027-05-03T00:01:00Z'],
    ['EMBARGOED UNTIL 00:01 GMT 1 June', '2026-06-01T00:01:00Z'],
  ])('%s', (notice, embargoed) => {
    for (const value of [`${notice}\n\n${plain}`, `${plain}\n\n${notice}`]) {
      expect(contentOf(text(value))).toMatchObject({ embargoed, text: plain, pubStatus: 'usable' });
    }
  });

  it.each([
    'EMBARGOED UNTIL Monday',
    'Sperrfrist: Montag, 06.00 Uhr',
    'EMBARGOED UNTIL 00:01 3 May 2027',
    'EMBARGO: until the press conference',
  ])('%s cannot be read without guessing: the story is held', (notice) => {
    const { content, warnings } = run(text(`${notice}\n\n${plain}`));
    expect(content).toMatchObject({ pubStatus: 'withheld', text: plain });
    expect(content?.edNote).toContain(notice);
    expect(warnings).toEqual([{ code: 'embargo-unreadable', detail: notice }]);
  });

  it.each([
    ['(Eds: Adds quotes from mayor. Embargoed until 00:01 GMT 3 May 2027.)', '2027-05-03T00:01:00Z'],
    ['Eds: Embargoed until 6 a.m. EDT, May 3, 2027; pictures are available', '2027-05-03T10:00:00Z'],
    ['Note to editors: Not for release. EMBARGO: 2027-05-03T06:00:00Z', '2027-05-03T06:00:00Z'],
  ])('%s holds an embargo, and stays a note', (note, embargoed) => {
    const { content, warnings } = run(text(`${note}\n\n${plain}`));
    expect(content).toMatchObject({ embargoed, text: plain, pubStatus: 'usable' });
    expect(content?.edNote).toBe(note.replace(/^\(|\)$/g, ''));
    expect(warnings).toEqual([]);
    expect(contentOf(text(plain, { edNote: note })).embargoed).toBe(embargoed);
  });

  it('holds a story with an embargo among its notes that cannot be read', () => {
    const { content, warnings } = run(text(plain, { edNote: 'Adds quotes. Embargoed until Monday.' }));
    expect(content).toMatchObject({ pubStatus: 'withheld', edNote: 'Adds quotes. Embargoed until Monday.' });
    expect(warnings).toEqual([{ code: 'embargo-unreadable', detail: 'Embargoed until Monday.' }]);
  });

  it.each([
    'Adds quotes on the embargo of 3 May 2027 10:00 GMT.',
    'Updates. The embargo on oil ends 3 May 2027.',
  ])('%s is no embargo', (edNote) => {
    const content = contentOf(text(plain, { edNote }));
    expect(content.embargoed).toBeUndefined();
    expect(content.pubStatus).toBe('usable');
  });

  it('believes a stated embargo more than one in the notes', () => {
    const edNote = 'Adds quotes. Embargoed until 00:01 GMT 3 May 2027.';
    const embargoed = '2026-06-01T08:00:00Z';
    expect(contentOf(text(plain, { edNote, embargoed })).embargoed).toBe(embargoed);
  });

  it('reads the words that a parser could not', () => {
    expect(contentOf(text(plain, { embargoText: '3 May 2027 00:01 GMT' })).embargoed).toBe(
      '2027-05-03T00:01:00Z',
    );
    expect(contentOf(text(plain, { embargoText: 'soon' })).pubStatus).toBe('withheld');
  });

  it.each([
    'The embargo on oil was lifted on Monday, the ministry said.',
    'Embargoed goods worth 3 million were found in the harbour.',
    'The report is embargoed until Tuesday, he said.',
  ])('%s is a sentence', (sentence) => {
    const content = contentOf(text(`${sentence}\n\n${plain}`));
    expect(content.text).toContain(sentence);
    expect(content.embargoed).toBeUndefined();
  });
});

describe('language', () => {
  it.each([
    ['Storm warning issued', 'A warning'],
    ['Arsenal beat Chelsea 2-1', 'Arsenal 2, Chelsea 1'],
  ])('is left open where a text does not tell it: %s', (value, headline) => {
    expect(contentOf(text(value, { headline })).language).toBe('und');
    expect(contentOf(text(value, { headline }), { defaultLanguage: 'en' }).language).toBe('en');
  });

  it('is told by the words of the headline too, and by words before groups of letters', () => {
    const scores =
      'Arsenal 2, Wolves 1 Crystal Palace 0, Manchester City 3 Nottingham Forest 3, Tottenham 0 Sunderland 1';
    const headline = 'Results from the Premier League on Sunday and the table of the season';
    expect(contentOf(text(`${scores}, ${scores}, ${scores}`, { headline })).language).toBe('en');
  });

  it.each([
    ['en', 'ltr', `${filler} ${filler2}`],
    [
      'de',
      'ltr',
      'Der Rat hat den Plan am Montag nach einer langen Debatte beschlossen. Die Arbeiten beginnen im März und dauern ein Jahr.',
    ],
    [
      'fr',
      'ltr',
      'Le conseil a approuvé le plan lundi après un long débat. Les travaux commencent en mars et doivent durer un an.',
    ],
    [
      'es',
      'ltr',
      'El consejo aprobó el plan el lunes tras un largo debate. Las obras comienzan en marzo y durarán un año, según la empresa.',
    ],
    [
      'pt',
      'ltr',
      'O conselho aprovou o plano na segunda-feira após um longo debate. As obras começam em março e devem durar um ano, segundo a empresa.',
    ],
    [
      'it',
      'ltr',
      'Il consiglio ha approvato il piano lunedì dopo un lungo dibattito. I lavori iniziano a marzo e dureranno un anno, secondo la società.',
    ],
    [
      'nl',
      'ltr',
      'De raad heeft het plan maandag na een lang debat goedgekeurd. De werkzaamheden beginnen in maart en duren een jaar.',
    ],
    [
      'sv',
      'ltr',
      'Rådet godkände planen på måndagen efter en lång debatt. Arbetet börjar i mars och väntas ta ett år, säger bolaget.',
    ],
    [
      'fi',
      'ltr',
      'Valtuusto hyväksyi suunnitelman maanantaina pitkän keskustelun jälkeen. Työt alkavat maaliskuussa ja kestävät vuoden.',
    ],
    [
      'pl',
      'ltr',
      'Rada przyjęła plan w poniedziałek po długiej debacie. Prace rozpoczną się w marcu i potrwają rok, jak podała spółka.',
    ],
    [
      'tr',
      'ltr',
      'Meclis planı pazartesi günü uzun bir tartışmanın ardından kabul etti. Çalışmalar mart ayında başlayacak ve bir yıl sürecek.',
    ],
    [
      'id',
      'ltr',
      'Dewan menyetujui rencana itu pada hari Senin setelah perdebatan panjang. Pekerjaan akan dimulai pada bulan Maret.',
    ],
    [
      'ru',
      'ltr',
      'Совет утвердил план в понедельник после долгих дебатов. Работы начнутся в марте и продлятся год.',
    ],
    [
      'uk',
      'ltr',
      'Рада затвердила план у понеділок після довгих дебатів. Роботи почнуться в березні й триватимуть рік.',
    ],
    ['hi', 'ltr', 'परिषद ने सोमवार को लंबी बहस के बाद योजना को मंजूरी दी। काम मार्च में शुरू होगा और एक साल चलेगा।'],
    ['bn', 'ltr', 'দীর্ঘ বিতর্কের পর সোমবার পরিষদ পরিকল্পনাটি অনুমোদন করেছে।'],
    ['ta', 'ltr', 'நீண்ட விவாதத்திற்குப் பிறகு திங்கட்கிழமை சபை திட்டத்தை அங்கீகரித்தது.'],
    ['zh', 'ltr', '市议会周一在长时间辩论后批准了这项计划。工程将于三月开始，预计需要一年时间。'],
    ['ja', 'ltr', '市議会は月曜日、長い議論の末に計画を承認した。工事は三月に始まる。'],
    ['ko', 'ltr', '시의회는 월요일 긴 토론 끝에 계획을 승인했다. 공사는 3월에 시작된다.'],
    ['ar', 'rtl', 'وافق المجلس يوم الاثنين على الخطة بعد نقاش طويل. وتبدأ الأعمال في مارس وتستمر سنة.'],
    ['fa', 'rtl', 'شورا روز دوشنبه پس از بحثی طولانی طرح را تصویب کرد. کارها در ماه مارس آغاز می‌شود.'],
    ['ur', 'rtl', 'کونسل نے پیر کو طویل بحث کے بعد منصوبے کی منظوری دے دی۔ کام مارچ میں شروع ہوگا۔'],
    ['he', 'rtl', 'המועצה אישרה ביום שני את התוכנית לאחר דיון ארוך. העבודות יתחילו במרץ.'],
    ['el', 'ltr', 'Το συμβούλιο ενέκρινε το σχέδιο τη Δευτέρα μετά από μακρά συζήτηση.'],
    ['th', 'ltr', 'สภาเมืองอนุมัติแผนดังกล่าวเมื่อวันจันทร์หลังการอภิปรายที่ยาวนาน'],
    [
      'ckb',
      'rtl',
      'باخدارانی شار ڕۆژی هەینی فێستیڤاڵی هەنار لە ناوەندی شار ساز دەکەن و زیاتر لە دوو سەد باخدار بەرهەمەکانیان دەفرۆشن.',
    ],
    [
      'lv',
      'ltr',
      'Zvejnieki sākuši atjaunot veco bāku, kas bija tukša četrdesmit gadus. Bākā būs neliels muzejs un skatu laukums.',
    ],
  ])('%s, %s', (language, textDirection, value) => {
    expect(contentOf(text(value, { headline: value.slice(0, 30) }))).toMatchObject({
      language,
      textDirection,
    });
  });

  it('keeps the stated one unless the text clearly contradicts', () => {
    expect(contentOf(text(plain, { language: 'EN_us' })).language).toBe('en-US');
    expect(contentOf(text('Kort om sport', { language: 'nb-NO' })).language).toBe('nb-NO');
    const { content, warnings } = run(text(plain, { language: 'hi' }));
    expect(content?.language).toBe('en');
    expect(warnings.map(({ code }) => code)).toEqual(['wrong-language']);
    expect(contentOf(text('123 456 789, 12.', { headline: '123' }), { defaultLanguage: 'de' }).language).toBe(
      'de',
    );
  });
});

describe('the direction of the text', () => {
  const sorani =
    'کەشتییەکان دوای زریانەکە دووبارە بەرەو دوورگەکان کەوتنەڕێ و بەندەرەکە کرایەوە بۆ گەشتیاران لە ڕۆژی دووشەممە';
  it.each<[string, string, 'ltr' | 'rtl' | undefined, string, 'ltr' | 'rtl']>([
    ['is that of most letters', 'ku', undefined, sorani, 'rtl'],
    [
      'is that of the script that the tag names',
      'ku-Latn',
      undefined,
      'Keştî ji nû ve ber bi giravan ve çûn.',
      'ltr',
    ],
    [
      'is that of most letters in the other script too',
      'ku',
      undefined,
      'Keştî ji nû ve ber bi giravan ve çûn.',
      'ltr',
    ],
    ['is as stated before all', 'en', 'rtl', plain, 'rtl'],
    ['is that of the language where there are no letters', 'he', undefined, '1 2 3 4', 'rtl'],
  ])('%s', (_name, tag, stated, body, expected) => {
    expect(directionOf(stated, tag, body)).toBe(expected);
  });

  it('comes from the draft, as the licence does', () => {
    const license = { rsl: 'https://harbour.example/rsl.xml', tdmReservation: true };
    expect(contentOf(text(plain, { textDirection: 'rtl', license }))).toMatchObject({
      textDirection: 'rtl',
      license,
    });
  });
});

describe('dates, classification, summary', () => {
  it('sets what lies ahead to now and leaves out what cannot be', () => {
    expect(run(text(plain, { versionCreated: '2026-05-05T10:00:00Z' }))).toMatchObject({
      content: { versionCreated: now },
      warnings: [{ code: 'future-date' }],
    });
    expect(contentOf(text(plain, { versionCreated: '2026-05-03T10:10:00Z' })).versionCreated).toBe(
      '2026-05-03T10:10:00Z',
    );
    expect(run(text(plain, { firstCreated: '2026-05-03T10:10:01Z' }))).toMatchObject({
      content: { firstCreated: now, versionCreated: now },
      warnings: [{ code: 'future-date' }],
    });
    expect(run(text(plain, { firstCreated: '1970-01-01T00:00:00Z' }))).toMatchObject({
      content: { versionCreated: now },
      warnings: [{ code: 'absurd-date' }],
    });
    expect(contentOf(text(plain, { firstCreated: '2024-08-16T04:00:00.000Z' }))).toMatchObject({
      firstCreated: '2024-08-16T04:00:00Z',
      versionCreated: '2024-08-16T04:00:00Z',
    });
  });

  const coded = (codes: string[], names: Record<string, string> = {}) => {
    const subjects = codes.map((qcode) => {
      const [scheme = '', code = ''] = qcode.split(':');
      return { scheme, code, ...(names[qcode] !== undefined && { name: names[qcode] }) };
    });
    return contentOf(text(plain, { subjects })).subjects;
  };
  const qcodes = (codes: string[]) => coded(codes).map(({ scheme, code }) => `${scheme}:${code}`);

  it('expands subject codes upward and says what they are among the Media Topics', () => {
    const names = { 'subj:15039000': 'Motor racing' };
    expect(coded(['subj:15039000', 'medtop:20001065', 'subj:15039001', 'subj:15039000'], names)).toEqual([
      { scheme: 'subj', code: '15039000', name: 'Motor racing' },
      { scheme: 'medtop', code: '20001065' },
      { scheme: 'subj', code: '15039001' },
      { scheme: 'subj', code: '15000000' },
      { scheme: 'medtop', code: '20000991', name: 'Motor racing' },
      { scheme: 'medtop', code: '15000000' },
    ]);
  });

  it('takes for a retired Media Topic what IPTC says to use, without the name of the narrower one', () => {
    expect(coded(['subj:12024000'], { 'subj:12024000': 'Holy thing' })).toEqual([
      { scheme: 'subj', code: '12024000', name: 'Holy thing' },
      { scheme: 'subj', code: '12000000' },
      { scheme: 'medtop', code: '12000000' },
    ]);
  });

  it('leaves Media Topics, other vocabularies and codes that are none alone', () => {
    for (const codes of [
      ['medtop:20000523'],
      ['nna:15039001'],
      ['subj:990'],
      ['subj:99999999', 'subj:99999000', 'subj:99000000'],
    ])
      expect(qcodes(codes)).toEqual(codes);
  });

  it('adds nothing more to what it has made itself', () => {
    const once = qcodes(['subj:04003002', 'subj:12024000', 'medtop:20000064']);
    expect(once.length).toBeGreaterThan(5);
    expect(qcodes(once)).toEqual(once);
  });

  it('cleans keywords', () => {
    expect(
      contentOf(text(plain, { keywords: ['airlines', ' islands ', 'Airlines', ' ', ''] })).keywords,
    ).toEqual(['airlines', 'islands']);
  });

  it('cuts a summary at a sentence end', () => {
    const first = 'Mr. Roe of the U.S. embassy said the 3.5 million plan would go ahead. ';
    const { summary } = contentOf(text(`${first.repeat(8)}\n\n${filler2}`));
    expect(summary?.length).toBeLessThanOrEqual(300);
    expect(summary?.endsWith('would go ahead.')).toBe(true);
    expect(contentOf(text(plain, { summary: '  A stated &amp;amp; short one ' })).summary).toBe(
      'A stated & short one',
    );
  });

  it('counts words of scripts without spaces', () => {
    expect(contentOf(text('市议会周一批准了这项计划。', { headline: '市议会' })).wordCount).toBeGreaterThan(
      4,
    );
    expect(contentOf(text(filler)).wordCount).toBe(17);
  });
});

describe('checks', () => {
  it.each([
    ['too-short', 'Three words only.'],
    ['placeholder-text', `Lorem ipsum dolor sit amet. ${filler}`],
    ['placeholder-text', `The mayor, TK, approved it. ${filler}`],
    ['truncated', `${filler} ${filler2} And the rest of it will be told in the next [...]`],
    ['truncated', `${filler} ${filler2} The mayor said that she would not go to the`],
  ])('%s', (code, value) => {
    const result = run(text(value));
    expect(result.warnings.map((warning) => warning.code)).toContain(code);
    expect(result.quarantine).toBeUndefined();
    expect(run(text(value), { quarantine: [code] }).quarantine?.code).toBe(code);
  });

  it('mostly-links', () => {
    const links = '<a href="https://example.com/a">A long link to another story of the day</a> ';
    expect(run(html(`<p>See ${links.repeat(6)}</p>`)).warnings.map(({ code }) => code)).toContain(
      'mostly-links',
    );
  });

  it('warns of nothing in an ordinary story', () => {
    expect(run(text(plain, { language: 'en' })).warnings).toEqual([]);
  });

  it('refuses a story without text, but not a kill', () => {
    expect(run(text(' \n ')).problems).toEqual([expect.objectContaining({ pointer: '/body' })]);
    expect(run(html('<p> </p><script>1</script>')).problems).toEqual([
      expect.objectContaining({ pointer: '/body' }),
    ]);
    expect(run(text('', { pubStatus: 'canceled' })).content?.pubStatus).toBe('canceled');
    expect(run(text('', { guid: 'a:1' }))).toMatchObject({
      content: { text: '' },
      quarantine: { code: 'no-text' },
    });
  });
});

describe('a notice on the first line', () => {
  it('is no headline, even where the upload was read so', () => {
    const value = `Neues Stadion wird im Herbst eröffnet\n\nVon Anna Schmidt, dpa\n\nHamburg (dpa/lno) - Das neue Stadion wird im Herbst eröffnet, das teilte der Verein am Montag mit.\n\nDie Kosten sind auf 120 Millionen Euro gestiegen, sagte der Präsident.`;
    expect(contentOf(text(value, { headline: 'Sperrfrist: 4. Mai 2027, 10.00 Uhr MESZ' }))).toMatchObject({
      headline: 'Neues Stadion wird im Herbst eröffnet',
      embargoed: '2027-05-04T08:00:00Z',
      byline: 'Anna Schmidt',
      dateline: { place: 'Hamburg' },
    });
    expect(
      contentOf(
        text(`Ferry returns after repairs\n\n${plain}`, { headline: "EDITOR'S NOTE: with pictures" }),
      ),
    ).toMatchObject({ headline: 'Ferry returns after repairs', edNote: "EDITOR'S NOTE: with pictures" });
  });
});

describe('byline under the headline', () => {
  it.each([
    ['Our Special Correspondent', 'Our Special Correspondent', []],
    ['Staff Reporter', 'Staff Reporter', []],
    ['Express News Service', 'Express News Service', []],
    ['Our Bureau', 'Our Bureau', []],
    ['Jane Doe, Staff Writer', 'Jane Doe', ['Jane Doe']],
    ['Written By: Jane Doe', 'Jane Doe', ['Jane Doe']],
    ['Reported by: Jane Doe', 'Jane Doe', ['Jane Doe']],
    ['Di Jane Doe', 'Jane Doe', ['Jane Doe']],
    ['Von unserer Korrespondentin', 'unserer Korrespondentin', []],
    ['Door onze redactie', 'onze redactie', []],
    ['Текст: Иван Петров', 'Иван Петров', ['Иван Петров']],
    ['מאת: דנה כהן', 'דנה כהן', ['דנה כהן']],
    ['كتب: محمد علي', 'محمد علي', ['محمد علي']],
    ['القاهرة - محمد علي', 'محمد علي', ['محمد علي']],
    ['विशेष संवाददाता', 'विशेष संवाददाता', []],
    ['নিজস্ব প্রতিবেদক', 'নিজস্ব প্রতিবেদক', []],
    ['本报记者 张三', '张三', ['张三']],
    ['（記者陳大明）', '陳大明', ['陳大明']],
    ['홍길동 기자', '홍길동', ['홍길동']],
    ['By Jane Doe in Kyiv', 'Jane Doe', ['Jane Doe']],
    ['Por Maria Silva, de Brasília', 'Maria Silva', ['Maria Silva']],
    ['Von Anna Müller und Jan Schmidt, Berlin', undefined, ['Anna Müller', 'Jan Schmidt']],
    ['By Jane Doe and Jane Doe', undefined, ['Jane Doe']],
  ])('%s', (line, byline, authors) => {
    const content = contentOf(text(`${line}\n\n${filler}\n\n${filler2}`));
    expect(content.text).toBe(`${filler}\n\n${filler2}`);
    if (byline !== undefined) expect(content.byline).toBe(byline);
    expect((content.authors ?? []).map(({ name }) => name)).toEqual(authors);
  });

  it('does not hide the headline over it', () => {
    const value = `Two held for selling tickets<br><br>Express News Service<br><br>MUMBAI: ${filler}<br><br>${filler2}`;
    expect(contentOf({ body: { kind: 'html', value: `<div>${value}</div>` }, changes: [] })).toMatchObject({
      headline: 'Two held for selling tickets',
      byline: 'Express News Service',
      dateline: { place: 'MUMBAI' },
      text: `${filler}\n\n${filler2}`,
    });
  });

  it('is no line of the text further down, and no account of a system', () => {
    const value = `${filler}\n\nStaff Reporter\n\n${filler2}`;
    expect(contentOf(text(value))).toMatchObject({ text: value });
    const content = contentOf(text(filler, { byline: 'admin' }));
    expect(content.byline).toBeUndefined();
    expect(content.authors ?? []).toEqual([]);
  });
});
