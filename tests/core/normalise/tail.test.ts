import { describe, expect, it } from 'vitest';
import { contentOf, filler, filler2, html, run, text } from './drafts.ts';

const story = `${filler}\n\n${filler2}`;
const below = (...lines: string[]) => contentOf(text([story, ...lines].join('\n\n')));

/** Marks of agencies, with whom they credit. */
const marks: [mark: string, agency: string][] = [
  ['(AFP)', 'AFP'],
  ['-- BERNAMA', 'BERNAMA'],
  ['==Kyodo', 'Kyodo'],
  ['--IANS rhm/svn/', 'IANS'],
  ['(Hina) xtk ymd', 'Hina'],
  ['jd/dpa', 'dpa'],
  ['/ritzau/', 'ritzau'],
  ['Jane Roe/TT', 'TT'],
  ['Jane Roe (PAP)', 'PAP'],
  ['QXA/ic/ds', 'QXA'],
  ['Lusa/Fim', 'Lusa'],
  ['— Savanna News Agency', 'Savanna News Agency'],
];

const published = 'This report by the West Fjord Wire was first published Nov. 28, 2026.';

/** Last lines that nobody can know. */
const unknown = ['Zebra lane', 'Mango desk 4', 'Второе окно', 'K-12', 'Open sesame to all'];

describe('the mark of an agency', () => {
  for (const [mark, agency] of marks) {
    it(`${mark} leaves the text and credits ${agency}`, () => {
      const content = below(mark);
      expect(content.text).toBe(story);
      expect(content.credits.map(({ name, role }) => [name, role])).toEqual([[agency, 'source']]);
      expect(content.creditLine).toBeDefined();
    });
    it.each(unknown)(`${mark} is read above a line nobody knows: %s`, (line) => {
      const content = below(mark, line);
      expect(content.text).not.toContain(mark);
      expect(content.credits.map(({ name }) => name)).toEqual([agency]);
    });
  }

  it('names the writer where no byline does', () => {
    expect(below('Jane Roe (PAP)').byline).toBe('Jane Roe');
    expect(
      contentOf(text(`${story}\n\nJane Roe (PAP)`, { byline: 'Max Moe' })).authors.map(({ name }) => name),
    ).toEqual(['Max Moe']);
  });

  it('may be a sentence on where a report came out first', () => {
    const content = contentOf(text(`OSLO (West Fjord Wire) - ${filler}\n\n${filler2}\n\n${published}`));
    expect(content.text).toBe(story);
  });

  it('may be the abbreviation of the source that the dateline names', () => {
    const content = contentOf(text(`OSLO (West Fjord Wire) - ${filler}\n\n${filler2}\n\nWFW/do`));
    expect(content.text).toBe(story);
    expect(content.credits.map(({ name }) => name)).toEqual(['West Fjord Wire']);
  });
});

const ends = [
  '-30-',
  '###',
  '# # #',
  'ENDS',
  '(END)',
  'Enditem',
  '（完）',
  '(끝)',
  'NNNN',
  '***',
  '[FIN]',
  'KONIEC',
  'انتهى',
  'SLUT',
];

describe('an end mark', () => {
  it.each(ends)('%s goes', (mark) => expect(below(mark).text).toBe(story));
  it.each(ends)('%s goes with the line below it', (mark) =>
    expect(below(mark, 'Mango desk 4').text).toBe(story),
  );
  it.each(['Enditem', '（完）', '(끝)', '-30-', '(END)'])('%s goes behind the last sentence', (mark) =>
    expect(contentOf(text(`${story} ${mark}`)).text).toBe(story),
  );
  it('does not take the story that goes on below it', () => {
    const more = `${filler.replace('Monday', 'Friday')}\n\n${filler2.replace('March', 'May')}`;
    for (const mark of ['ENDS', '***', '-30-'])
      expect(contentOf(text(`${story}\n\n${mark}\n\n${more}`)).text).toContain(more);
  });
  it('leaves what is for readers', () => {
    const note = 'In the UK, Samaritans can be contacted on freephone 116 123.';
    expect(below('ENDS', note).text).toBe(`${story}\n\n${note}`);
  });
  it('takes private lines out of every field', () => {
    const content = below('ENDS', 'Not for publication: my mobile is +254 700 000 111.');
    expect(JSON.stringify(content)).not.toContain('700 000');
  });
});

/** Lines that desks and pages set below a story. */
const furniture = [
  'Redactor: I. Stan',
  'Фото авторки',
  'Ph: +679 555 0143',
  'தொடர்புக்கு: 04365-555019',
  'ጣና ዜና በቴሌግራም ይከተሉን፦ t.me/tanazena',
  'Lusofonia/Fim',
  'Dilarang keras mengambil konten tanpa izin tertulis.',
  '© 2026 Harbour Echo Media Ltd',
  'Copyright 2026 The Harbour Echo. All rights reserved.',
  'Alle Rechte vorbehalten',
  'Pārpublicēšana bez rakstiskas atļaujas aizliegta',
  '未经授权，禁止转载',
  'При использовании материалов ссылка обязательна',
  'This story is auto-generated from a third-party feed; our staff has not edited it.',
  'Diese Meldung wurde automatisch übernommen und von der Redaktion nicht bearbeitet.',
  'Esta noticia se publica automáticamente y no ha sido editada por nuestra redacción.',
  'यह खबर सिंडिकेट फीड से ली गई है, इसे हमारी टीम ने संपादित नहीं किया है',
  'Our Standards: The Trust Principles',
  'Press contact: Jane Roe, 01632 960777, press@harbour.example',
  'Rückfragen an: Pressestelle, Tel. 03581 555 017',
  'roe@harbour.example',
  'Photo: Anna Berg',
  'Foto: Ana Braga/Secom',
  'Фото: Роман Бойчук',
  'Edição: Márcio Teles',
  'Editor: Nurul Hikmah',
  'Zeichen: 512 (mit Leerzeichen)',
  'کد خبر: 1405090744',
  '28 Nov. 2026',
  '2026年11月28日 10時00分',
  'kwo/ jann/',
  '/ДП/',
  'Pls use with pic: 202611283390',
  'Soma zaidi: Bei ya dagaa yashuka',
  'Читать также: Где варят чай из шишек',
  'Нашли ошибку? Выделите текст и нажмите Ctrl+Enter',
  'מצאתם טעות? דווחו לנו',
  'Segui il nostro canale WhatsApp',
  'Sundan kami sa Facebook para sa iba pang balita',
  'செய்திகளை அறிய எங்கள் வாட்ஸ்ஆப் சேனலில் இணையுங்கள்',
  'この記事は有料会員限定です。',
  'View original content: https://www.prnewswire.com/news-releases/x.html',
  'Please consider the environment before printing this e-mail.',
];

describe('furniture below a story', () => {
  it.each(furniture)('%s goes', (line) => {
    expect(below(line).text).toBe(story);
    expect(contentOf(html(`<p>${filler}</p><p>${filler2}</p><p>${line}</p>`)).text).toBe(story);
  });
  it.each(furniture)('%s credits nobody', (line) => expect(below(line).credits).toEqual([]));
  it('goes whatever its order', () => {
    expect(below(...furniture.slice(0, 9)).text).toBe(story);
    expect(below(...furniture.slice(0, 9).reverse()).text).toBe(story);
  });
  it('keeps rights of an agency as the notice and credits it', () => {
    const content = below('© 2026 AFP');
    expect(content.copyrightNotice).toBe('© 2026 AFP');
    expect(content.credits.map(({ name, role }) => [name, role])).toEqual([['AFP', 'source']]);
  });
  it('is a portrait of the house in a press release only', () => {
    const about = [
      'About Halden Robotics',
      'Halden Robotics builds carts that move themselves in four states.',
    ];
    const contact = 'Media contact: press@haldenrobotics.example';
    const release = below(...about, contact, 'SOURCE Halden Robotics, Inc.');
    expect(release.text).toBe(story);
    expect(release.credits.map(({ name }) => name)).toEqual(['Halden Robotics, Inc.']);
    expect(below(...about).text).toContain(about[1]);
    expect(below(...about, 'SOURCE Halden Robotics, Inc.').text).toContain(about[1]);
  });
});

/** Last lines that belong to their story. */
const stays = [
  '“Then I will sell them mittens,” Wirtz said.',
  '“November 9, 1971. Contact with the enemy: complete. Ends.”',
  'All rights reserved, says the carpet at the exit, and the children jump over it.',
  'Click here, says a brass plate beside a mouse bolted to a table.',
  'Some names have been changed.',
  'This story discusses suicide. In the US, call or text 988.',
  'Die Namen wurden von der Redaktion geändert.',
  'Le prénom a été modifié.',
  'Lifeline 13 11 14',
  'Telefonseelsorge: 0800 111 0 111',
  'Teléfono de la Esperanza: 717 003 717',
  'Correction: an earlier version gave the wrong year.',
  'Hyacinth Obi’s book “Roof Honey” is published by Pennine Press.',
  'Kiri Tautahi is a reporter and photographer in Christchurch.',
  'Leeds 2 Hull 1',
  'Salt to taste',
  '200 g flour',
  'By rubber tyre instead.',
  '- A.V.',
  'A: They did, until the first jar.',
  'What comes next?',
  'More',
  'Tickets: 12 pounds, at the door',
  'Winner: the heron',
  'Photo albums with every page signed fill the cellar.',
  'Editing by hand took the archive a year.',
  'The photographs may not be reproduced, the court said on Friday.',
  'He copied the text without permission and was fined.',
  'Without permission nobody may copy the key, says the sign on the door.',
  'The feed was syndicated to 40 papers, whose staff edited it daily.',
  'Follow us up the ladder once and you will see why.',
  'The app has been downloaded nine million times, and its makers follow few rules.',
  'CNN cut 200 jobs.',
  'AFP, his first employer, sent flowers.',
  'TT and the others left.',
  'He wrote to press@harbour.example and never heard back.',
  'The number, 01632 960777, is now on every wall of the town.',
  'Newsroom: a place in which nobody sleeps, the plaque says.',
  'Subscribe to the theory or not, the bees came back.',
  'Share this with your children, she said.',
  'Read also what is written on the underside, the guide said: it is the warranty.',
  '($1 = 6.8914 Danish crowns)',
  '1st',
  'Ende gut, alles gut.',
  'Am Ende blieb die Fähre im Hafen.',
  'Es la foto de su madre: la lleva siempre.',
  'L’auteur : un inconnu de vingt ans, dit le commissaire.',
  'Il direttore ride: “Scaricate l’app e vedrete.”',
  'Na końcu został tylko most.',
  'Автор: неизвестен, говорится в протоколе.',
  'Редактор ушёл последним.',
  'وقال: هذه نهاية الطريق.',
  'آخر صفحة من الكتاب مفقودة.',
  'रास्ता यहीं समाप्त होता है।',
  '記者はそのまま帰った。',
  '他说，编辑还在等他。',
  '기자는 웃으며 돌아갔다.',
  'คนสุดท้ายปิดไฟแล้วเดินกลับบ้านโดยไม่พูดอะไรเลย',
  'Son gülen iyi güler, dedi.',
  'Slut på visan, sa hon.',
  'Cita terakhirnya: pulang ke kampung.',
  'Er zahlte mit Facebook-Aktien und einem Lächeln.',
];

describe('what belongs to a story stays', () => {
  it.each(stays)('as its last line: %s', (line) => expect(below(line).text).toBe(`${story}\n\n${line}`));
  it.each(stays)('above the mark of an agency: %s', (line) =>
    expect(below(line, '(AFP)').text).toBe(`${story}\n\n${line}`),
  );

  it.each([
    ['results', ['Results:', 'Leeds 2 Hull 1', 'York 0 Bath 0', 'Ely 1 Wells 1']],
    ['names', ['The jury:', 'Jane Roe', 'Max Moe', 'Lena Loe']],
    [
      'verse',
      ['The rails have gone to Leicester,', 'The sparks have gone to bed,', 'By rubber tyre instead'],
    ],
    ['a recipe', ['Ingredients', '200 g flour', '2 eggs', 'A pinch of salt']],
    ['an interview', ['Q: And the bees?', 'A: They shiver.']],
    ['marks of time', ['19:04', 'The match is off.', '18:40', 'A mole has come up.']],
  ])('in several lines: %s', (_, lines) => {
    for (const line of lines) expect(below(...lines).text).toContain(line);
    for (const line of lines) expect(below('(AFP)', ...lines).text).toContain(line);
  });
});

describe('the end of a story that was read once', () => {
  it.each([
    ['marks and furniture', ['(Hina) xtk ymd', '© 2026 AFP', 'Foto: Ana Braga/Secom', 'kwo/ jann/']],
    ['what nobody knows', ['Zebra lane', 'Mango desk 4', 'K-12']],
    ['a release', ['About Halden', 'Halden builds carts for the harbour.', 'SOURCE Halden, Inc.']],
    ['initials', ['tsc/lmb/jhe']],
  ])('comes out as it went in: %s', (_, lines) => {
    const first = below(...lines);
    for (const again of [
      text(first.text, { ...(first.creditLine && { creditLine: first.creditLine }), credits: first.credits }),
      html(first.body, { ...(first.creditLine && { creditLine: first.creditLine }), credits: first.credits }),
    ]) {
      const { content, changes } = run(again);
      expect(content?.text).toBe(first.text);
      expect(content?.creditLine).toBe(first.creditLine);
      expect(content?.credits).toEqual(first.credits);
      expect(changes.filter(({ step }) => step !== 'subheadings')).toEqual([]);
    }
  });
});
