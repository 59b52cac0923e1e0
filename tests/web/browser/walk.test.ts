import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Audit } from '../../../functions/store/entities/people/audit.ts';
import { eventually, sharedDesk, type TestDesk } from '../../local-stack.ts';
import { browserPath, openBrowser } from '../../pages/browser.ts';
import { addOperator, type DeskPage, openDeskPage, signIn } from './desk-page.ts';

/** As editors paste a story: no headline, the furniture of the page it was copied from, and a stray bracket. */
const pasted = `The mayor of Port Selby has said that the end of the ferry dispute is closer than ever after mediators said that new guarantees for the crews had moved the talks forward.
“I think we are closer now than we have been, and we will see what we can do,” the mayor told reporters at the town hall.
The assessment followed two days of talks in Harlow, involving officials of the port, the union and the ferry company.
Where do the talks stand now?
About 90 per cent of the issues have been resolved, an official said, noting that the night shifts remain a key sticking point.
“This is the most robust package that they have ever seen,” the official said.
Quick Reads
View All“There has been enough dialogue on the shifts, and I think that we still have different positions,” the union leader told reporters.
With inputs from agencies
)`;
const held = `Council votes on the market hall\n\nEmbargoed until Tuesday morning\n\nThe council will vote on the new market hall on Tuesday, the mayor said. It has been planned for three years.`;

const corrected = 'Ferry dispute is close to its end, mayor says';

let desk: TestDesk;
let browser: Browser;
let open: DeskPage;

describe.skipIf(browserPath === undefined)('a first day at the desk', () => {
  beforeAll(async () => {
    [desk, browser] = await Promise.all([sharedDesk('walk'), openBrowser()]);
    await desk.submit(held);
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    await open?.close();
  });

  const titles = async (): Promise<string[]> =>
    ((await desk.feed('agency-walk'))?.items ?? []).map(({ title }) => title ?? '');

  test('with nothing but the address and a key, a story is released, and another submitted, corrected and killed', async () => {
    const key = await addOperator(desk, 'walker');
    open = await openDeskPage(browser, desk.stack.url);
    const { page } = open;
    await signIn(page, key);

    // The first screen is what waits.
    await page.locator('.items a', { hasText: 'Council votes on the market hall' }).click();
    await page.locator('.detail').getByText('Embargoed until Tuesday morning').first().waitFor();
    const waiting = /^\(\d+\)/.exec(await page.title())?.[0] ?? '';
    expect(waiting).not.toBe('');
    await page.getByRole('button', { name: 'Release now' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Release now' }).click();
    await page.locator('.telling', { hasText: 'Released: Council votes on the market hall' }).waitFor();
    // The number of what waits follows at once and not with its next turn.
    await page.waitForFunction((before) => !document.title.startsWith(before), waiting);
    await eventually(async () => (await titles()).includes('Council votes on the market hall'));

    await page.getByRole('link', { name: 'Submit', exact: true }).click();
    const agency = page.getByLabel('For', { exact: true });
    await agency.selectOption('walk');
    await page.getByLabel('Text of the story').fill(pasted);
    const sheet = page.locator('.output .sheet');
    await sheet.getByText('the union leader told reporters').waitFor();
    await page.getByText('You gave no headline; this was made from the first sentence.').waitFor();
    const seen = await sheet.innerText();
    for (const furniture of ['Quick Reads', 'View All', ')\n']) expect(seen).not.toContain(furniture);
    expect(await sheet.getByRole('heading', { name: 'Where do the talks stand now?' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('heading', { name: 'Published', exact: true }).waitFor();

    // Dateline made its headline from the first sentence; a person writes a better one.
    await page.getByRole('link', { name: 'Open the story' }).click();
    const made = (await page.getByRole('heading', { level: 1 }).innerText()).trim();
    await eventually(async () => (await titles()).includes(made));
    await page.getByRole('link', { name: 'Correct', exact: true }).click();
    await page.getByLabel('Headline', { exact: true }).fill(corrected);
    await page.locator('.diff ins', { hasText: corrected }).waitFor();
    await page.getByRole('button', { name: 'Send correction' }).click();
    await page.getByRole('heading', { level: 1, name: corrected }).waitFor();
    // The result is at the top, and so is who works with the keyboard.
    expect(await page.evaluate(() => [document.activeElement?.localName, scrollY])).toEqual(['h1', 0]);
    await page.getByRole('status').getByText('Published. Readers see it.').waitFor();
    const feedPage = page.locator('.where').getByRole('link', { name: 'Agency walk', exact: true });
    expect(await feedPage.getAttribute('href')).toBe('/feeds/agency-walk.html');
    await eventually(async () => (await titles()).includes(corrected));
    expect(await titles()).not.toContain(made);

    await page.getByRole('button', { name: 'Kill' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('The talks have failed');
    await dialog.getByRole('button', { name: 'Kill' }).click();
    await page.getByRole('status').getByText('This story was killed: The talks have failed').waitFor();
    // Readers find no text any more, but that it was withdrawn.
    const gone = page.getByRole('link', { name: /^It says that it was withdrawn/ });
    await gone.waitFor();
    await eventually(async () => {
      const answer = await fetch(new URL((await gone.getAttribute('href')) ?? '', desk.stack.url));
      return answer.status === 410;
    });
    // On a slow machine it may be a minute.
    expect(await page.locator('.meta time').innerText()).toMatch(
      /^(?:just now|\d0 seconds ago|\d+ minutes? ago) \(/,
    );
    // There is no text any more that could be corrected.
    expect(await page.getByRole('link', { name: 'Correct', exact: true }).count()).toBe(0);
    await page.evaluate(() => {
      location.hash += '?edit=1';
    });
    await page.getByText('A killed story cannot be corrected at the desk').waitFor();
    expect(await page.getByLabel('Headline', { exact: true }).count()).toBe(0);
    await eventually(async () => (await titles()).every((title) => title !== corrected));
    // What is left of it says that it is gone, for readers that keep copies.
    expect(await titles()).toContain('Council votes on the market hall');
    expect(JSON.stringify(await desk.feed('agency-walk'))).not.toContain('ferry dispute');
    // Every act is on record, with whose it was.
    const since = new Date(Date.now() - 86_400_000).toISOString();
    const until = new Date(Date.now() + 1000).toISOString();
    const acts = await Array.fromAsync(new Audit(desk.table).newestFirst(since, until));
    const own = acts.filter(({ by }) => by.includes('walker'));
    expect(new Set(own.map(({ act }) => act))).toEqual(
      new Set(['story.release', 'story.submit', 'story.correct', 'story.kill']),
    );
    expect(JSON.stringify(own)).not.toContain(key);
    expect(open.complaints).toEqual([]);
  });

  test('and the same by keyboard alone: a story is submitted, corrected and killed', async () => {
    open = await openDeskPage(browser, desk.stack.url);
    const { page } = open;
    const { keyboard } = page;
    // The field for the key has the focus.
    await page.waitForSelector('#key:focus');
    await keyboard.insertText(desk.key);
    await keyboard.press('Enter');
    await page.waitForSelector('header.top');

    await tabTo(page, 'Submit');
    await keyboard.press('Enter');
    await page.getByLabel('Text of the story').waitFor();
    await tabTo(page, 'Text of the story');
    await keyboard.insertText(pasted.replaceAll('ferry', 'tram'));
    await page.locator('.output .sheet').getByText('the union leader told reporters').waitFor();
    await tabTo(page, 'Send');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Published', exact: true }).waitFor();
    await tabTo(page, 'Open the story');
    await keyboard.press('Enter');

    await page.getByRole('link', { name: 'Correct', exact: true }).waitFor();
    await tabTo(page, 'Correct');
    await keyboard.press('Enter');
    await page.waitForSelector('textarea:focus');
    await keyboard.press('Control+A');
    await keyboard.insertText('Tram dispute is close to its end');
    await page.locator('.diff ins', { hasText: 'Tram dispute is close to its end' }).waitFor();
    await tabTo(page, 'Send correction');
    await keyboard.press('Enter');
    await page.waitForSelector('h1:focus');
    await page.getByRole('heading', { level: 1, name: 'Tram dispute is close to its end' }).waitFor();
    await eventually(async () => (await titles()).includes('Tram dispute is close to its end'));

    await tabTo(page, 'Kill');
    await keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, 'Reason');
    await keyboard.insertText('The talks have failed');
    await tabTo(page, 'Kill');
    await keyboard.press('Enter');
    await page.getByText('This story was killed: The talks have failed').waitFor();
    await page.waitForSelector('h1:focus');
    await eventually(async () => !(await titles()).includes('Tram dispute is close to its end'));
    expect(open.complaints).toEqual([]);
  });
});

/** Presses Tab until what has the focus is called so; fails where it is not reached. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      const label = element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent;
      return (label ?? element?.textContent ?? '').trim();
    });
    if (focused === name) return;
    passed.push(focused.slice(0, 40));
  }
  throw new Error(`${name} is not reached by Tab, but ${passed.join(', ')}`);
}
