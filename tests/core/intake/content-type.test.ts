import { expect, test } from 'vitest';
import { contentTypeOf } from '../../../functions/core/intake/content-type.ts';

test.each([
  ['Text/HTML; Charset="Windows-1252"', { mediaType: 'text/html', charset: 'windows-1252' }],
  ['text/plain ; format=flowed; charset=utf-8', { mediaType: 'text/plain', charset: 'utf-8' }],
  ['text/plain; charset="two words"', { mediaType: 'text/plain' }],
  [`text/plain; charset=${'x'.repeat(41)}`, { mediaType: 'text/plain' }],
  [`text/${'x'.repeat(300)}`, { mediaType: `text/${'x'.repeat(195)}` }],
  ['; charset=utf-8', { charset: 'utf-8' }],
  ['', {}],
  [undefined, {}],
])('%j is read as %j', (header, read) => {
  expect(contentTypeOf(header)).toEqual(read);
});
