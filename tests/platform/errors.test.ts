import { expect, test } from 'vitest';
import { DatelineError, NotFoundError } from '../../functions/core/errors.ts';
import { describe } from '../../functions/platform/lambda/per-record.ts';

test('a log says of an error what it is about, and what caused it', () => {
  const cause = Object.assign(new TypeError('socket closed'), { $response: { body: 'secret' } });
  const error = new NotFoundError('canonical story', 'stories/a/1-b.json', { cause });
  expect(error).toBeInstanceOf(DatelineError);
  expect(describe(error)).toEqual({
    name: 'NotFoundError',
    message: 'Missing canonical story stories/a/1-b.json',
    stack: expect.stringContaining('errors.test.ts'),
    code: 'not-found',
    data: { kind: 'canonical story', id: 'stories/a/1-b.json' },
    cause: { name: 'TypeError', message: 'socket closed', stack: expect.any(String) },
  });
});

test('what is thrown without being an error is logged as text', () => {
  expect(describe('broken')).toEqual({ value: 'broken' });
});
