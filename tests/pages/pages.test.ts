import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openDesk, type TestDesk } from '../local-stack.ts';
import { browserPath, openBrowser } from './browser.ts';
import { contrastProblems, headingLevels, inlineTargets, tabOrder, whatIsFocused } from './look.ts';
import { fill, pictureHost, rich, rightToLeft, toBeKilled } from './stories.ts';

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><rect width="1600" height="900" fill="#234"/></svg>';

let desk: TestDesk;
let browser: Browser;
let ids: Awaited<ReturnType<typeof fill>>;

describe.skipIf(browserPath === undefined)('pages in a browser', () => {
  beforeAll(async () => {
    [desk, browser] = await Promise.all([openDesk(), openBrowser()]);
    ids = await fill(desk);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  const paths = {
    'the directory': () => '/',
    'a story': () => `/stories/${ids.rich}.html`,
    'a story from right to left': () => `/stories/${ids.rightToLeft}.html`,
    'a withdrawn story': () => `/stories/${ids.killed}.html`,
  };
  type Name = keyof typeof paths;
  const names = Object.keys(paths) as Name[];
  const statusPath = '/status';

  let page: Page;
  let complaints: string[];
  const close = (): Promise<void> => page.context().close();

  /** Opens a page and notes what it complains of. */
  async function open(name: Name | 'the status'): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
    await context.route(`${pictureHost}/**`, (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: picture }),
    );
    // A bound for what hangs, as everywhere.
    context.setDefaultTimeout(240_000);
    page = await context.newPage();
    complaints = [];
    page.on('console', (message) => {
      // The status of the page itself is told as an error, too.
      if (message.type() === 'error' && !/status of 410/.test(message.text()))
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
    await page.goto(`${desk.stack.url}${name === 'the status' ? statusPath : paths[name]()}`, {
      waitUntil: 'load',
    });
  }

  const looks = [360, 1280].flatMap((width) =>
    (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
  );

  describe.each(names)('%s', (name) => {
    beforeAll(() => open(name));
    afterAll(close);

    test.each(looks)(
      'at $width px, $scheme: nothing is blocked, cut off or too faint',
      async ({ width, scheme }) => {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme: scheme });
        expect(complaints).toEqual([]);
        const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
        expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
        expect(await page.evaluate(contrastProblems)).toEqual([]);
        expect(
          await page.evaluate(() => [...document.images].map((image) => image.naturalWidth > 0)),
        ).not.toContain(false);
      },
    );

    test('has one main part, one first heading, and headings that leave no level out', async () => {
      for (const [role, count] of [
        ['main', 1],
        ['banner', 1],
      ] as const) {
        expect([role, await page.getByRole(role).count()]).toEqual([role, count]);
      }
      const levels = await page.evaluate(headingLevels);
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      expect(levels[0]).toBe(1);
      for (const [index, level] of levels.entries())
        expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
      expect(await page.evaluate(() => [...document.images].every((image) => image.alt !== ''))).toBe(true);
      expect(await page.title()).not.toBe('');
    });

    test('can be used by keyboard: everything is reached in reading order and seen when it is', async () => {
      await page.setViewportSize({ width: 360, height: 800 });
      await page.reload();
      const expected = await page.evaluate(tabOrder);
      const reached = [];
      for (let n = 0; n < expected.length; n++) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate(whatIsFocused);
        expect(focused.visible, `${focused.text} is in view and marked`).toBe(true);
        reached.push(focused.text);
      }
      expect(reached).toEqual(expected);
      expect(reached).not.toContain('');
      expect(reached[0]).toBe('Skip to content');
    });

    test('lets a reader jump over the head of the page', async () => {
      await page.reload();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    });

    test('has links that a finger can hit and that lead somewhere', async () => {
      // WCAG 2.2, 2.5.8: 24 px, links within a sentence excepted.
      expect(await page.evaluate(inlineTargets, 24)).toEqual([]);
      const links = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement | HTMLLinkElement>('a[href], link[href]')].map(
          (link) => ({
            href: link.href,
            type: link.type,
          }),
        ),
      );
      const own = links.filter(({ href }) => href.startsWith(desk.stack.url) && !href.includes('#'));
      expect(own.length).toBeGreaterThan(0);
      for (const { href, type } of own) {
        const answer = await fetch(href);
        expect([href, answer.status]).toEqual([href, 200]);
        if (type !== '')
          expect([href, answer.headers.get('content-type')?.split(';')[0]]).toEqual([href, type]);
      }
    });
  });

  describe('what is special', () => {
    afterEach(close);

    test('the directory announces its feeds and shows no withdrawn headline', async () => {
      await open('the directory');
      const announced = await page
        .locator('link[rel=alternate]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('type')));
      expect(new Set(announced)).toEqual(
        new Set(['application/rss+xml', 'application/atom+xml', 'application/feed+json', 'text/x-opml']),
      );
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      const text = await page.locator('body').textContent();
      expect(text).toContain(rich.headline);
      expect(text).not.toContain(toBeKilled.headline);
      // A headline from right to left stands on the right, with its line of facts.
      const item = page.locator('.newest li', { hasText: rightToLeft.headline }).first();
      expect(await item.evaluate((node) => getComputedStyle(node).direction)).toBe('rtl');
    });

    test('the search of the directory finds a story, and its heading leads to stories and not to help', async () => {
      await open('the directory');
      await page.getByLabel('Search the newest stories').fill(rich.headline.split(' ').slice(0, 2).join(' '));
      await page.locator('#found a', { hasText: rich.headline }).waitFor();
      await page.getByRole('link', { name: 'Latest stories', exact: true }).click();
      await page.locator('#newest .newest a', { hasText: rich.headline }).waitFor();
      expect(await page.locator('body').textContent()).not.toContain(toBeKilled.headline);
      expect(await page.evaluate(contrastProblems)).toEqual([]);
      expect(await page.evaluate(inlineTargets, 24)).toEqual([]);
      const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
      await page.getByRole('link', { name: 'Subscribe', exact: true }).click();
      await page.getByRole('button', { name: 'Copy the RSS 2.0 address' }).waitFor();
      await page.getByRole('link', { name: 'The desk, for agencies and editors' }).click();
      await page.getByLabel('Key', { exact: true }).waitFor();
      expect(complaints).toEqual([]);
    });

    test('a story shows its picture with credit and its text with its dateline', async () => {
      await open('a story');
      await page.setViewportSize({ width: 1280, height: 800 });
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(rich.headline);
      expect(await page.getByRole('img').getAttribute('alt')).toBe(
        'A white ferry with lit windows on a dark sea',
      );
      const caption = await page.locator('figcaption').textContent();
      expect(caption).toContain('A ferry leaves Port Ella at dusk.');
      expect(caption).toContain('Ana Ruiz/Test');
      expect(await page.locator('article').textContent()).toContain('with inputs from Coast Wire');
      // Lines of 45 to 90 characters are read most easily.
      const line = await page
        .locator('.article-body p')
        .first()
        .evaluate((node) => {
          const size = Number.parseFloat(getComputedStyle(node).fontSize);
          return node.getBoundingClientRect().width / (size * 0.5);
        });
      expect(line).toBeGreaterThan(45);
      expect(line).toBeLessThan(90);
    });

    test('a story from right to left says so and runs so', async () => {
      await open('a story from right to left');
      const html = page.locator('html');
      expect(await html.getAttribute('dir')).toBe('rtl');
      expect(await html.getAttribute('lang')).toBe('ar');
      const right = await page.locator('h1').evaluate((node) => getComputedStyle(node).direction);
      expect(right).toBe('rtl');
      // The site's own words run so too: the name stands to the left of "More from".
      const more = page.locator('.also p', { has: page.locator('bdi') });
      const [name, line] = await Promise.all([more.locator('bdi').boundingBox(), more.boundingBox()]);
      expect(name).not.toBeNull();
      expect(line).not.toBeNull();
      if (name && line) expect(line.x + line.width - (name.x + name.width)).toBeGreaterThan(10);
    });

    test('a withdrawn story shows nothing of itself, and why it is gone', async () => {
      await open('a withdrawn story');
      const text = await page.locator('html').textContent();
      expect(text).toContain('This story was withdrawn');
      expect(text).toContain('The company was another one.');
      expect(await page.content()).not.toContain(toBeKilled.headline);
      expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
    });
  });

  describe('the status', () => {
    beforeAll(() => open('the status'));
    afterAll(close);

    test.each(looks)('at $width px, $scheme: is whole and legible', async ({ width, scheme }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: scheme });
      await page.waitForSelector('#receipts th');
      const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
      expect(await page.evaluate(contrastProblems)).toEqual([]);
    });

    test('shows a new upload by itself, without what it says', async () => {
      const before = await page.locator('#visible circle').count();
      expect(before).toBeGreaterThan(0);
      const { json } = await desk.submit('Quayside clock stops\n\nThe clock stopped on Monday at noon.');
      const id = (json.receipt ?? '').slice(-12);
      await page.locator('#receipts td', { hasText: id }).waitFor();
      await page.waitForFunction(
        (count) => document.querySelectorAll('#visible circle').length > count,
        before,
      );
      expect(await page.locator('body').innerText()).not.toMatch(/quayside/i);
      expect(await page.locator('#queues tr').count()).toBe(4);
      expect(complaints).toEqual([]);
    });

    test('is JSON for whoever does not ask for HTML', async () => {
      for (const accept of ['*/*', 'application/json', 'text/plain']) {
        const answer = await fetch(`${desk.stack.url}/status`, { headers: { accept } });
        expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
        expect(answer.headers.get('vary')).toBe('Accept');
        expect(await answer.json()).toMatchObject({ filling: [] });
      }
    });
  });
});
