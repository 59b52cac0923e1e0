import { describe, expect, it } from 'vitest';
import { contentOf, filler, filler2, text } from './drafts.ts';

const story = `${filler}\n\n${filler2}`;
const below = (...lines: string[]) => contentOf(text([story, ...lines].join('\n\n')));

describe('lines below the last sentence that no reader of lines knows', () => {
  it.each([
    ['in brackets', ['(rdh/dws)']],
    ['in square brackets', ['[Gambas:Video Harbour]']],
    ['a name and initials', ['Küstendienst/jr']],
    ['initials in letters without capitals', ['এমআই/এএইচ']],
    ['an end mark with initials', ['(Schluss) jr/tw']],
    ['a house', ['Harbour News Service']],
    ['a block of contacts', ['Contact:', 'Ann Poe', 'Press Office', 'ann.poe@county.example']],
    ['contacts of a release', ['Rückfragen bitte an:', 'Landkreis Altholm', 'Telefon: 04321 99-0']],
    ['a box of tags', ['Tags', 'Ferries', 'Islands']],
    [
      'links to other stories',
      ['Join the conversation', 'Related', 'Bridge to stay shut', 'New bus for Sandholm'],
    ],
    ['key words', ['Ключевые слова: паром, озеро']],
    ['the number of the text', ['کد خبر 123456']],
    ['a picture without a name', ['Фото: пресс-служба района']],
    ['a stated date', ['Publicerad 27 november 2026 kl 14.20']],
    ['a house and initials in letters without capitals', ['বিলবার্তা/এসআর/এমকে']],
    ['names cut short', ['Mqh/Cc']],
    ['initials in letters without capitals', ['-ந.நி.']],
    ['an end in small letters', ['Mwisho']],
    ['leave to reprint', ['Передрук лише з дозволу редакції.']],
    ['a link that is asked for', ['При использовании материала ссылка на «Онего» обязательна.']],
    [
      'a source that is asked for',
      ['Overname van dit bericht alleen met bronvermelding. Copyright Wadpers 2026.'],
    ],
    ['a picture by the writer', ['Фото автора']],
    ['an account', ['@ramnews_tamil']],
    ['a call with an account', ['Follow her @janeroe_keys']],
    ['tags', ['#ferry #Oban']],
    ['the address of a page', ['www.harbour.example']],
    ['initials with stops', ['[M.L.G.]']],
    ['a part of a series', ['[Part 3 tomorrow]']],
    ['a picture, by a word that no table has', ['ფოტო: ლევან ხარძიანი']],
    ['a word and a name in a script of few languages', ['ငှက်ပုံ - ကိုကို']],
  ])('go: %s', (_, lines) => {
    const content = below(...lines);
    expect(content.text).toBe(story);
    expect(content.authors).toEqual([]);
  });

  it.each<[lines: string[], byline: string]>([
    [['Von Jana Rohde'], 'Jana Rohde'],
    [['di Giulia Rossi'], 'Giulia Rossi'],
    [['Door: Jan Roos'], 'Jan Roos'],
    [['Mwandishi: Neema Mushi'], 'Neema Mushi'],
    [['Jeanne Roux'], 'Jeanne Roux'],
    [['– Jane Roe, Oban Bureau'], 'Jane Roe'],
    [['(story by Jane Roe)'], 'Jane Roe'],
    [['（森田一郎）'], '森田一郎'],
    [['Иван Рогов, Озёрск'], 'Иван Рогов'],
    [['Jane Roe', 'Harbour News Service', 'jroe@harbour.example'], 'Jane Roe'],
  ])('name the writer: %j', (lines, byline) => {
    expect(below(...lines)).toMatchObject({ text: story, byline });
  });

  it.each([
    ['a recipe', 'Salt to taste'],
    ['what a story speaks of', 'Council and operator'],
    ['a sum', '($1 = 10.1243 crowns)'],
    ['opening hours', 'Open daily 9 to 5'],
    ['an address', 'Tickets: www.harbour.example'],
    ['a question', 'And the ferry?'],
    ['a helpline', 'Samaritans (116 123)'],
    ['an answer', 'Winner: Jane Roe'],
    ['a price', 'Tickets: 12 euros'],
    ['titles', 'Mr/Mrs'],
  ])('stay where they may be of the story: %s', (_, line) => {
    expect(below(line).text).toBe(`${story}\n\n${line}`);
  });

  it('stay in a text of such lines', () => {
    const verse = [filler, 'The sparks have gone to bed', filler2, 'Under Rubber Tyre'];
    expect(contentOf(text(verse.join('\n\n'))).text).toContain('Under Rubber Tyre');
  });

  it('name nobody of whom the story speaks', () => {
    const content = contentOf(text(`${filler}\n\nLena Roth said so on Monday.\n\nLena Roth`));
    expect(content.authors).toEqual([]);
    expect(content.text).toContain('said so on Monday.\n\nLena Roth');
  });

  it('name nobody who edited the text', () => {
    expect(below('Edited by: Jane Roe').authors).toEqual([]);
  });
});

describe('credits of a story that comes again', () => {
  it.each(['Lusa/Fim', '(NAN)(www.nan.example)', '==Kyodo'])('are the same, by the mark %s', (mark) => {
    const first = below(mark);
    const again = contentOf(
      text(first.text, {
        headline: first.headline,
        ...(first.creditLine && { creditLine: first.creditLine }),
      }),
    );
    expect(first.credits).toHaveLength(1);
    expect(again.credits).toEqual(first.credits);
  });
});
