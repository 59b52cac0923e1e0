import { describe, expect, it } from 'vitest';
import { read } from '../../../functions/core/intake/index.ts';
import { contentOf, filler, filler2, html, run, text } from './drafts.ts';

const story = `${filler}\n\n${filler2}`;

describe('what mail sets around a story', () => {
  it.each([
    'Kind regards,\n\nFiona',
    'Kind regards,\n\nFiona\n\nSent from Outlook for iOS',
    'You are receiving this email because you subscribed to Example Wire.\n\nUnsubscribe | Manage preferences',
    'View in browser',
  ])('goes: %s', (end) => {
    expect(contentOf(text(`${story}\n\n${end}`)).text).toBe(story);
  });

  it.each([
    'Best regards to all was the last line of his book.',
    'Kind regards,\n\nThe words were read out in court on Friday by the judge herself, who did not smile.',
    'Yours sincerely,\n\nFiona',
  ])('stays where it may be the story: %s', (end) => {
    expect(contentOf(text(`${story}\n\n${end}`)).text).toBe(`${story}\n\n${end}`);
  });

  it('lays a newsletter out in tables', () => {
    const cell = (inner: string): string => `<tr><td>${inner}</td></tr>`;
    const body = `<table>${cell(`<table>${cell('<h2>The plan</h2>')}${cell(`<p>${filler}</p>`)}${cell(`<table>${cell(`<p>${filler2}</p>`)}</table>`)}</table>`)}</table>`;
    expect(contentOf(html(body)).body).toBe(`<h2>The plan</h2>\n<p>${filler}</p>\n<p>${filler2}</p>`);
  });

  it('sends tables of figures too', () => {
    const table = '<table><tr><td><p>Norway</p></td><td>9</td></tr><tr><td>Togo</td><td>5</td></tr></table>';
    expect(contentOf(html(`<p>${filler}</p>${table}`)).body).toContain('<td>Norway</td><td>9</td>');
  });
});

describe('a mail whose subject and first line label the copy', () => {
  it('has neither in its story', async () => {
    const { items } = await read({
      bytes: new TextEncoder().encode(
        [
          'From: Bikash Thapa <bikash@stringer.example>',
          'To: copy@desk.example',
          'Subject: COPY: Landslide cuts road to Pokhara',
          'Date: Fri, 01 May 2026 19:40:12 +0545',
          'Message-ID: <20260501.194012@stringer.example>',
          'Content-Type: text/plain; charset=utf-8',
          '',
          'Copy below, about 100 words.',
          '',
          'DAMAULI, Nepal, May 1 - A landslide cut the highway for nine hours on Friday, police said.',
          '',
          'Nobody was hurt. A bus driver had seen stones falling and reversed.',
        ].join('\r\n'),
      ),
      receivedAt: '2026-05-03T10:00:00Z',
      mediaType: 'message/rfc822',
    });
    const [item] = items;
    const content = item && 'draft' in item ? run(item.draft).content : undefined;
    expect(content).toMatchObject({
      headline: 'Landslide cuts road to Pokhara',
      dateline: { place: 'DAMAULI, Nepal', date: 'May 1' },
    });
    expect(content?.text).toMatch(/^A landslide cut/);
  });
});
