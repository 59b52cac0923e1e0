import { describe, expect, it } from 'vitest';
import { contentOf, filler, filler2, html, run, text } from './drafts.ts';

const body = (value: string) => contentOf(text(value)).text;

describe('plain text', () => {
  it('makes headings of the questions of an interview, and of no single question', () => {
    const answers = ['It is, but quiet.', 'A gull. It rang the bell.'];
    const interview = [filler, 'Is it lonely?', answers[0], 'Who is your enemy?', answers[1], filler2];
    const { body: markup } = contentOf(text(interview.join('\n\n')));
    expect(markup.match(/<h2>[^<]*/g)).toEqual(['<h2>Is it lonely?', '<h2>Who is your enemy?']);
    const single = [filler, 'Is it lonely?', answers[0], filler2];
    expect(contentOf(text(single.join('\n\n'))).body).not.toContain('<h2>');
  });

  it('joins wrapped lines, mends broken words and keeps real hyphens', () => {
    expect(
      body(
        'The number of passengers on the city’s metro crossed its pre-pan-\ndemic peak last week, the operator said on Monday, with 7.1 mil-\nlion journeys recorded on a single day, most of them on two-\nand three-car trains of the Anglo-\nFrench type.\n\nA second paragraph that is wrapped as well and goes on for more\nthan one line of the wire.',
      ),
    ).toBe(
      'The number of passengers on the city’s metro crossed its pre-pandemic peak last week, the operator said on Monday, with 7.1 million journeys recorded on a single day, most of them on two-and three-car trains of the Anglo-French type.\n\nA second paragraph that is wrapped as well and goes on for more than one line of the wire.'.replace(
        'two-and',
        'two- and',
      ),
    );
  });

  it('parts paragraphs by indents where there are no blank lines', () => {
    expect(
      body(
        `   The council approved the plan on Monday after a debate that\nlasted for most of the afternoon.\n   Work begins in March and is expected to take a year, the\noperator of the station said in a note.`,
      ),
    ).toBe(`${filler}\n\n${filler2}`);
  });

  it('takes each long line as a paragraph where nothing is wrapped', () => {
    const long = `${filler} ${filler2}`;
    expect(
      body(`${long}\n${long.replace('Monday', 'Tuesday')}\n${long.replace('Monday', 'Friday')}`).split(
        '\n\n',
      ),
    ).toHaveLength(3);
  });

  it('takes CRLF, tabs and form feeds for what they are', () => {
    expect(body(`\t${filler}\r\n\r\n\t${filler2}\f`)).toBe(`${filler}\n\n${filler2}`);
  });

  it('makes lists of bullets and of numbers that count up', () => {
    const content = contentOf(
      text(
        `${filler}\n\n• Bring a proof of address\n• Pay at the gate\n\n${filler2}\n\n1. One thing\n2. Another thing`,
      ),
    );
    expect(content.body).toContain('<ul><li>Bring a proof of address</li><li>Pay at the gate</li></ul>');
    expect(content.body).toContain('<ol><li>One thing</li><li>Another thing</li></ol>');
    expect(content.text).toContain('One thing\nAnother thing');
  });

  it('keeps numbers that do not count up and dialogue with dashes', () => {
    expect(body(`3. The harbour won the cup again.\n\n7. The town lost it at once.`)).toContain(
      '3. The harbour',
    );
    expect(contentOf(text('— Where is he?\n\n— At the harbour, as ever and ever.')).body).not.toContain(
      '<ul>',
    );
  });

  it('joins lines of scripts without capitals, and of scripts without spaces', () => {
    expect(body('राज्य सरकार ने सोमवार को कहा कि इस वर्ष गेहूं की\nखरीद एक अप्रैल से शुरू होगी और दो महीने चलेगी।')).toBe(
      'राज्य सरकार ने सोमवार को कहा कि इस वर्ष गेहूं की खरीद एक अप्रैल से शुरू होगी और दो महीने चलेगी।',
    );
    expect(body('市议会周一批准了这项计划，\n工程将于三月开始。')).toBe(
      '市议会周一批准了这项计划，工程将于三月开始。',
    );
  });

  it('recognises question and title lines between paragraphs', () => {
    const content = contentOf(
      text(
        `${filler}\nWhat happens next?\n${filler2}\nA year of work\n${filler.replace('Monday', 'Tuesday')}`,
      ),
    );
    expect(content.body.match(/<h2>[^<]*/g)).toEqual(['<h2>What happens next?', '<h2>A year of work']);
    expect(
      contentOf(html(`<p>${filler}</p><p><strong>What happens next</strong></p><p>${filler2}</p>`)).body,
    ).toContain('<h2>What happens next</h2>');
  });

  it('leaves short sentences and results alone', () => {
    for (const line of ['He won.', 'Cleveland 3, Boston 2,', '“No comment”', 'Scores:']) {
      expect(contentOf(text(`${filler}\n\n${line}\n\n${filler2}`)).body).not.toContain('<h2>');
    }
  });
});

describe('characters', () => {
  const line = (value: string) => contentOf(html(`<p>${value}</p><p>${filler2}</p>`)).text.split('\n\n')[0];
  it.each([
    ['R&amp;amp;D &amp;quot;now&amp;quot; &amp;#8217;s', 'R&D "now" \'s'],
    ['margins of &lt;5% and &gt;3%', 'margins of <5% and >3%'],
    ['a&nbsp;b\u2009c\u3000d', 'a b c d'],
    ['zero\u200bwidth\ufeff and soft\u00adhyphen', 'zerowidth and softhyphen'],
    ['bell\u0007 and nel\u0085', 'bell and nel'],
    ['e\u0301te\u0301', 'été'],
    ['half \ud83d a pair', 'half a pair'],
    ["``Ready,'' he said _ at last.", '"Ready," he said — at last.'],
    ['می\u200cشود و क्\u200dष', 'می\u200cشود و क्\u200dष'],
    ['Latin\u200d letters\u200c here', 'Latin letters here'],
    ['👩\u200d🚀 and 🏳️\u200d🌈', '👩\u200d🚀 and 🏳️\u200d🌈'],
    ['\u202bنص عربي\u202c هنا', 'نص عربي هنا'],
    ['\u200fنص عربي هنا\u200e', 'نص عربي هنا'],
    ['double  spaces \n and lines', 'double spaces and lines'],
    ['a &amp;lt;b&amp;gt;bold&amp;lt;/b&amp;gt; word', 'a bold word'],
  ])('%j becomes %j', (given, expected) => {
    expect(line(given)).toBe(expected);
  });

  it('makes quotation marks one kind, the kind that the story mostly has', () => {
    expect(line('“One,” he said. “Two,” she said. "Three," they said. It’s 6\' 2".')).toBe(
      '“One,” he said. “Two,” she said. “Three,” they said. It’s 6\' 2".',
    );
    expect(line('"One," he said. "Two," she said. “Three,” they said.')).toBe(
      '"One," he said. "Two," she said. "Three," they said.',
    );
    expect(line('„Eins“, sagte er. "Zwei", sagte sie.')).toBe('„Eins“, sagte er. "Zwei", sagte sie.');
  });

  it('tells small changes once, with their number', () => {
    const { changes } = run(html(`<p>a\u200bb\u200bc\u200bd ${filler}</p>`));
    expect(changes.filter(({ reason }) => reason.startsWith('zero-width'))).toEqual([
      { step: 'characters', reason: 'zero-width character removed (3 times)' },
    ]);
  });
});
