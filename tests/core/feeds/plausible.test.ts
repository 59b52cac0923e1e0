import { expect, it } from 'vitest';
import { createdAt } from '../../../functions/core/feeds/render/date.ts';
import { languageTag } from '../../../functions/core/feeds/render/language.ts';

it('a feed names no language that has no code', () => {
  expect(['zz', 'qx-AB', 'xx', 'und'].map(languageTag)).toEqual(Array(4).fill(undefined));
  for (const tag of ['en', 'pt-BR', 'ku', 'yue', 'gsw', 'zh-Hant-TW']) expect(languageTag(tag)).toBe(tag);
});

it('a feed names no date that validators take for a mistake', () => {
  expect(createdAt({ firstCreated: '1989-12-31T23:59:59Z' })).toBeUndefined();
  expect(createdAt({ firstCreated: '1990-01-01T00:00:00Z' })).toBe('1990-01-01T00:00:00Z');
  expect(createdAt({})).toBeUndefined();
});
