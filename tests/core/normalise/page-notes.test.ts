import { describe, expect, it } from 'vitest';
import { contentOf, filler, filler2, text } from './drafts.ts';

const notes = `3 min read
Read Time: 3 mins
Temps de lecture : 3 min
Lesezeit: 3 Minuten
Comments (12)
12 Comments
Post a comment
Image: Getty
Photo: Reuters
Photograph: Jill Moss/Alamy
Representative image
(File Photo)
Getty Images
First Published on Dec 11, 2025, 7:10 AM IST
Updated - December 11, 2025 10:15 pm IST - NEW DELHI
Posted on 11 December 2025
Publié le 11 décembre 2025 à 07h10, mis à jour à 08h02
Tags: budget, council
#budget #council
Facebook Twitter WhatsApp
Twitter Facebook LINE
Link copied
You May Like
by Taboola
- Advertisement -
Advertisement. Scroll to continue reading.
This article is for subscribers only
Il vous reste 64 % de cet article à lire. La suite est réservée aux abonnés.
Partager sur Facebook
Diesen Artikel teilen
Подписаться
分享到：
無断転載・複製を禁じます
‹저작권자(c) 연합뉴스, 무단 전재-재배포 금지›
A version of this article appears in print on Dec. 12, Section A, Page 1
[newsletter_signup id="4"]
Catch all the Business News, Market News and Latest News Updates on Live Mint. Download The Mint App to get daily updates.`.split(
  '\n',
);

const sentences = [
  'Comments (12) were read out in court.',
  'Photo: the picture that he took of his mother hangs over the bed',
  'Photo: Anna Berg',
  'Posted on the door was a list of names.',
  'Published on 3 May: the list of the 40 banks',
  'Updated: 3 May, the sign on the bridge says.',
  'Twitter',
  'Tags: the dogs wear them from birth.',
  'This article is for her mother, she wrote.',
  'Share on the market fell.',
  '[sic]',
  '#council',
  'Next',
];

const around = (line: string): string => contentOf(text(`${filler}\n\n${line}\n\n${filler2}`)).text;

describe('what a page says about its story', () => {
  for (const line of notes) it(`goes: ${line}`, () => expect(around(line)).toBe(`${filler}\n\n${filler2}`));
  for (const line of sentences)
    it(`stays where it is no such note: ${line}`, () => expect(around(line)).toContain(line));
  it('says at the end who sent a release', () => {
    const content = contentOf(text(`${filler}\n\n${filler2}\n\nSOURCE Acme Robotics`));
    expect(content.text).toBe(`${filler}\n\n${filler2}`);
    expect(content.creditLine).toBe('SOURCE Acme Robotics');
  });
  it('has buttons at its end', () => {
    expect(contentOf(text(`${filler}\n\n${filler2}\n\nPrevious\n\nNext`)).text).toBe(
      `${filler}\n\n${filler2}`,
    );
  });
  it('is none behind a sentence in the same paragraph', () => {
    expect(around('All opinions are mine alone. #water #ad')).toContain('#water #ad');
  });
});
