import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { article, asJson, sharedDesk, type TestDesk } from '../../local-stack.ts';
import { browserPath, openBrowser } from '../../pages/browser.ts';
import { addOperator, type DeskPage, openAs, openDeskPage, show, signIn, violations } from './desk-page.ts';

let desk: TestDesk;
let browser: Browser;
let open: DeskPage;

describe.skipIf(browserPath === undefined)('the desk in the browser', () => {
  beforeAll(async () => {
    [desk, browser] = await Promise.all([sharedDesk('session'), openBrowser()]);
    await desk.submit(article({ guid: 'one', headline: 'Lantern festival begins' }), asJson);
    await desk.submit('Please find attached our press release about the new ferry.\n\nKind regards,\nMira');
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    await open?.close();
  });

  test('keeps the key in this tab alone: in no address, cookie or local storage', async () => {
    open = await openDeskPage(browser, desk.stack.url);
    const { page } = open;
    await signIn(page, `Authorization: Bearer ${desk.key}`);
    await show(page, 'stories');
    await page.locator('.items a').first().waitFor();
    await page.reload();
    await page.locator('.items a').first().waitFor();
    expect(page.url()).not.toContain(desk.key);
    expect(await page.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, '']);
    const other = await page.context().newPage();
    await other.goto(`${desk.stack.url}/desk/`);
    await other.waitForSelector('#key');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForSelector('#key');
    expect(await page.evaluate(() => sessionStorage.getItem('dateline-key'))).toBeNull();
    expect(open.complaints).toEqual([]);
  });

  test('says what is wrong with a key', async () => {
    open = await openDeskPage(browser, desk.stack.url);
    const { page } = open;
    await page.fill('#key', 'dl_session_wrong');
    await page.keyboard.press('Enter');
    await page.getByText('The desk does not know this key').waitFor();
    await page.fill('#key', `Your key: ${desk.key}`);
    await page.keyboard.press('Enter');
    await page.getByText('Paste only the part that starts with dl_ or dlo_').waitFor();
    await signIn(page, desk.key);
  });

  test('ends the session of a key that is suspended while signed in', async () => {
    const key = await desk.addAgency('leaving');
    open = await openAs(browser, desk.stack.url, key);
    const { page } = open;
    await show(page, 'submit');
    await page.getByLabel('Text of the story').waitFor();
    await desk.agencies.setStatus('leaving', 'suspended');
    // Known everywhere within five seconds; the number of what waits is asked for by itself.
    await page.getByText('This key is suspended').waitFor();
    expect(await page.evaluate(() => sessionStorage.getItem('dateline-key'))).toBeNull();
  });

  test('keeps what it shows while the desk answers 500, says so, and goes on when it is well again', async () => {
    open = await openAs(browser, desk.stack.url, desk.key);
    const { page } = open;
    await show(page, 'stories');
    await page.locator('.items a', { hasText: 'Lantern festival begins' }).waitFor();
    let broken = true;
    await page.route('**/v1/**', (route) =>
      broken ? route.fulfill({ status: 500, body: 'oops' }) : route.continue(),
    );
    await show(page, 'uploads');
    await page.getByRole('alert').getByText('The desk has a problem').waitFor();
    await show(page, 'submit');
    await page
      .getByLabel('Text of the story')
      .fill('Kite makers meet\n\nThe kite makers of the coast met on Sunday.');
    await page.locator('.output').getByText('The desk has a problem').waitFor();
    broken = false;
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('heading', { name: 'Published', exact: true }).waitFor();
    await show(page, 'uploads');
    await page.locator('.items a').first().waitFor();
  });

  test('shows an agency nothing of another, and a viewer nothing to press', async () => {
    const other = await desk.addAgency('neighbour');
    open = await openAs(browser, desk.stack.url, other);
    await show(open.page, 'stories');
    await open.page.getByText('No story is like that').waitFor();
    await open.close();
    open = await openAs(browser, desk.stack.url, await addOperator(desk, 'onlooker', 'viewer'));
    const { page } = open;
    await show(page, 'stories?agency=session&text=lantern');
    await page.locator('.items a', { hasText: 'Lantern festival begins' }).click();
    await page.getByRole('heading', { level: 1, name: 'Lantern festival begins' }).waitFor();
    expect(await page.locator('.acts > *').count()).toBe(0);
    await show(page, 'submit');
    await page.getByText('Your role is viewer').waitFor();
  });

  describe('every screen', () => {
    const screens = ['waiting', 'submit', 'stories', 'uploads', 'numbers', 'nothing-here'];

    test.each(['light', 'dark'] as const)(
      'in %s has no violation that axe finds, and fits a phone',
      async (colorScheme) => {
        const key = await addOperator(desk, `looker-${colorScheme}`, 'admin');
        open = await openDeskPage(browser, desk.stack.url, { colorScheme });
        const { page } = open;
        const found: string[] = [];
        const look = async (name: string): Promise<void> => {
          for (const line of await violations(page)) found.push(`${name}: ${line}`);
          // 640 px is also a screen of 1280 px at a zoom of 200 % (WCAG 2.2, 1.4.4), 320 px one at 400 % (1.4.10).
          for (const width of [320, 640]) {
            await page.setViewportSize({ width, height: 800 });
            const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
            if (scroll > width) found.push(`${name}: ${scroll} px wide at ${width}`);
          }
          await page.setViewportSize({ width: 1280, height: 900 });
        };
        await page.waitForSelector('#key');
        await look('sign in');
        await signIn(page, key);
        const { json } = await desk.call('GET', '/v1/articles?guid=one');
        const story = (json as { id?: string }).id ?? '';
        const waiting = (await desk.call('GET', '/v1/waiting')).text;
        const held = /"storyId":"([^"]+)"/.exec(waiting)?.[1] ?? '';
        const receipt = /"receiptId":"([^"]+)"/.exec(waiting)?.[1] ?? '';
        const more = [`waiting/${held}`, `stories/${story}`, `stories/${story}?edit=1`, `uploads/${receipt}`];
        for (const screen of [...screens, ...more]) {
          await show(page, screen);
          await page.waitForFunction(
            () => !document.querySelector('.loading') && document.querySelector('main h1'),
          );
          await look(screen);
        }
        await show(page, `stories/${story}`);
        await page.getByRole('button', { name: 'Kill' }).click();
        await page.getByRole('dialog').waitFor();
        await look('dialog');
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        expect(found).toEqual([]);
        expect(open.complaints).toEqual([]);
      },
    );
  });
});
