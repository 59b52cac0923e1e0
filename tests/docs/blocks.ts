import { allPages, type Fence, type Page, pageAt } from './pages.ts';

/**
 * What a block of commands may be marked with: why pasted.test.ts does not paste it. commands.test.ts reads all blocks,
 * these too.
 */
export const marks: Readonly<Record<string, string>> = {
  start: 'installs or starts a desk, which the test does once for all pages',
  aws: 'needs an account of AWS',
  long: 'takes minutes; the scripts are those that check every change',
  endless: 'ends with Ctrl-C',
  'client-install':
    'fetches packages; tests/end-to-end/client.test.ts does the rest with those that are installed',
};

/** README.md, CONTRIBUTING.md and all pages below docs/. */
export const commandPages = (): Page[] => [...allPages(), pageAt('CONTRIBUTING.md')];

export const isShell = ({ language }: Fence): boolean => language === 'sh';

/** Blocks that anybody can paste who has a desk. */
export const isPasted = (fence: Fence): boolean => isShell(fence) && fence.words.length === 0;
