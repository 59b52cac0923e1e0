import { expect, test } from 'vitest';
import { apiPage } from '../../.ci/api-page.ts';
import { pageAt } from './pages.ts';

test('docs/api-operations.md is that of the description; npm run api-page writes it', () => {
  expect(pageAt('docs/api-operations.md').text).toBe(apiPage());
});
