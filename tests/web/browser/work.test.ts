import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Numbers } from '../../../web/api/types.ts';
import { article, asJson, eventually, sharedDesk, type TestDesk } from '../../local-stack.ts';
import { browserPath, openBrowser } from '../../pages/browser.ts';
import { addOperator, type DeskPage, openAs, show, signIn } from './desk-page.ts';

let desk: TestDesk;
let browser: Browser;
let operator: string;
let open: DeskPage;

const unreadable = (headline: string): string =>
  `${headline}\n\nEmbargoed until Tuesday morning\n\nThe council will vote on the new harbour plan on Tuesday, the mayor said. It has been in the making for three years.`;
const submit = async (body: string, headers?: Record<string, string>): Promise<string> =>
  (await desk.submit(body, headers)).json.results?.[0]?.storyId ?? '';
const inFeed = async (headline: string): Promise<boolean> =>
  ((await desk.feed('agency-work'))?.items ?? []).some(({ title }) => title === headline);

/** What is selected in the field that has the focus. */
const selectedText = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const field = document.activeElement as HTMLTextAreaElement;
    return field.value.slice(field.selectionStart, field.selectionEnd);
  });

describe.skipIf(browserPath === undefined)('work at the desk in the browser', () => {
  beforeAll(async () => {
    [desk, browser] = await Promise.all([sharedDesk('work'), openBrowser()]);
    operator = await addOperator(desk, 'worker');
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    await open?.close();
  });

  /** Opens the desk as the agency or an operator. */
  async function as(who: 'agency' | 'operator', screen: string): Promise<Page> {
    open = await openAs(browser, desk.stack.url, who === 'agency' ? desk.key : operator);
    await show(open.page, screen);
    return open.page;
  }

  test('a held story is found, read and released by keyboard alone', async () => {
    const headline = 'Council votes on the harbour plan';
    await submit(unreadable(headline));
    const page = await as('agency', 'waiting');
    await page.locator('.items a', { hasText: headline }).waitFor();
    expect(await page.title()).toMatch(/^\(\d+\) Waiting/);
    const focused = (): Promise<string | null | undefined> =>
      page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('j');
    while (!(await focused())?.includes(headline)) await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('.detail h2', { hasText: headline }).waitFor();
    expect(await page.locator('.why mark').innerText()).toBe('Embargoed until Tuesday morning');
    await page.locator('.sheet', { hasText: 'the mayor said' }).waitFor();
    for (let n = 0; n < 50 && (await focused()) !== 'Release now'; n++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await focused()).toBe('Release now');
    await page.keyboard.press('Enter');
    await page.locator('.telling', { hasText: `Released: ${headline}` }).waitFor();
    await eventually(() => inFeed(headline));
    expect(open.complaints).toEqual([]);
  });

  test('an embargoed story is no work for a person, and stands below with the time that is left', async () => {
    const headline = 'Ferries to run at night from May';
    const embargoed = new Date(Date.now() + 30 * 3_600_000).toISOString();
    const id = await submit(article({ guid: 'night', headline, embargoed }), asJson);
    const page = await as('operator', 'waiting');
    const item = page.locator('.side h2 + .items a', { hasText: headline });
    await item.getByText('left').waitFor();
    await item.click();
    await page.locator('.detail').getByText('Readers see it from').waitFor();
    const count = await page.locator('.top .count').count();
    await page.getByRole('button', { name: 'Kill' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('The plan was dropped');
    await page.getByRole('dialog').getByRole('button', { name: 'Kill' }).click();
    await page.locator('.items a', { hasText: headline }).waitFor({ state: 'detached' });
    expect(await page.locator('.top .count').count()).toBe(count);
    expect((await desk.call('GET', `/v1/articles/${id}`)).json).toMatchObject({ pubStatus: 'canceled' });
    expect(open.complaints).toEqual([]);
  });

  test('a quarantined upload is refused with a reason, which its receipt has', async () => {
    const note = 'Please find attached our press release about the new ferry.\n\nKind regards,\nMira';
    const { json } = await desk.submit(note);
    const page = await as('operator', `waiting/${json.results?.[0]?.storyId}`);
    await page.getByRole('button', { name: 'Refuse' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Refuse' }).click();
    await dialog.getByText('Say why.').waitFor();
    await dialog.getByLabel('Reason').fill('The release itself is missing');
    await dialog.getByRole('button', { name: 'Refuse' }).click();
    await page.locator('.telling', { hasText: 'Refused' }).waitFor();
    const receipt = await desk.call('GET', `/v1/receipts/${json.receipt}`);
    expect(receipt.text).toContain('The release itself is missing');
    expect(open.complaints).toEqual([]);
  });

  test('a pasted story shows what readers will see and why, and is sent', async () => {
    const page = await as('agency', 'submit');
    await page
      .getByLabel('Text of the story')
      .fill(
        'Old lighthouse is open again\nBy Mira Okafor\n\nPORT SELBY, March 3 (Harbour News) - The lighthouse opened on Monday after two years of work, the town said.\n\nVisitors may climb it every day.\n\nWith inputs from agencies',
      );
    const sheet = page.locator('.output .sheet');
    await sheet.getByRole('heading', { name: 'Old lighthouse is open again' }).waitFor();
    expect(await sheet.locator('.byline').innerText()).toBe('Mira Okafor');
    expect(await sheet.locator('.story-body').innerText()).not.toContain('With inputs');
    expect((await sheet.innerText()).match(/PORT SELBY/g)).toHaveLength(1);
    await page.locator('.changes li', { hasText: 'With inputs from agencies' }).waitFor();
    expect(await page.locator('.consequences').innerText()).toMatch(/Readers will see it within seconds/);
    for (const name of ['RSS', 'NITF']) {
      await page.getByRole('tab', { name, exact: true }).click();
      expect(await page.getByRole('tabpanel').innerText()).toContain('Old lighthouse is open again');
    }
    // Marked where it stands, and found from the list.
    expect(await page.locator('.behind mark').allInnerTexts()).toContain('With inputs from agencies');
    await page.locator('.changes li', { hasText: 'With inputs from agencies' }).getByRole('button').click();
    expect(await selectedText(page)).toContain('With inputs from agencies');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('heading', { name: 'Published', exact: true }).waitFor();
    await eventually(() => inFeed('Old lighthouse is open again'));
    expect(open.complaints).toEqual([]);
  });

  test('what would be refused is marked where it is wrong, and not sent', async () => {
    const page = await as('agency', 'submit');
    const field = page.getByLabel('Text of the story');
    await field.fill(
      '{"headline":"Ferry strike ends","urgency":"soon","text":"The strike ended on Monday."}',
    );
    await page.locator('.consequences.bad').getByText('must be a whole number').waitFor();
    await page.locator('.behind mark.wrong', { hasText: '"soon"' }).waitFor();
    expect(await page.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: /^Show the place in the text: must be/ }).click();
    expect(await selectedText(page)).toBe('"soon"');
    // So is what there is a warning of.
    await field.fill(unreadable('Council votes on the quay'));
    await page.locator('.behind mark.doubtful', { hasText: 'Embargoed until Tuesday morning' }).waitFor();
    await page.locator('.warnings').getByRole('button').first().click();
    expect(await selectedText(page)).toBe('Embargoed until Tuesday morning');
    await field.fill('{"headline": "Broken", ');
    await page.locator('.behind mark.wrong', { hasText: ',' }).waitFor();
    expect(open.complaints).toEqual([]);
  });

  test('what was written is still there after a look at another screen, and gone for who signs in next', async () => {
    const page = await as('agency', 'submit');
    const text = 'Rowers meet at the quay\n\nThe rowers of the coast met at the quay on Sunday.';
    await page.getByLabel('Text of the story').fill(text);
    await show(page, 'stories');
    await page.getByRole('heading', { level: 1, name: 'Stories' }).waitFor();
    await show(page, 'submit');
    expect(await page.getByLabel('Text of the story').inputValue()).toBe(text);
    await page.locator('.output .sheet').getByText('The rowers of the coast').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signIn(page, operator);
    await show(page, 'submit');
    await page.getByLabel('For', { exact: true }).selectOption('work');
    expect(await page.getByLabel('Text of the story').inputValue()).toBe('');
    expect(open.complaints).toEqual([]);
  });

  test('a file takes the place of what was typed only when asked, and an empty one never', async () => {
    const page = await as('agency', 'submit');
    const field = page.getByLabel('Text of the story');
    const choose = (name: string, text: string): Promise<void> =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    await field.fill('What was typed');
    for (const text of ['', ' \n']) {
      await choose('empty.txt', text);
      await page.getByRole('alert').getByText('empty.txt is empty').waitFor();
      expect(await field.inputValue()).toBe('What was typed');
    }
    const dialog = page.getByRole('dialog', { name: 'Replace what you typed?' });
    await choose('ferry.txt', 'Ferry is back');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await field.inputValue()).toBe('What was typed');
    await choose('ferry.txt', 'Ferry is back');
    await dialog.getByRole('button', { name: 'Replace' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await field.inputValue()).toBe('Ferry is back');
    expect(open.complaints).toEqual([]);
  });

  test('many files are sent with what became of each, and not again when dropped a second time', async () => {
    const page = await as('agency', 'submit');
    await page.getByRole('radio', { name: 'Many files' }).check();
    const files = [
      {
        name: 'one.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(
          'Bakers win the race\n\nThe bakers won the boat race on Sunday by a length, the club said.',
        ),
      },
      {
        name: 'two.json',
        mimeType: 'application/json',
        buffer: Buffer.from(article({ guid: 'two', headline: 'Library opens on Sundays' })),
      },
      { name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from('{"headline":"No text"}') },
    ];
    await page.locator('input[type=file]').setInputFiles(files);
    // They are listed, and not sent before somebody says so.
    expect(await page.getByRole('list', { name: 'Chosen files' }).getByRole('listitem').count()).toBe(3);
    expect(await page.getByRole('progressbar').count()).toBe(0);
    await page
      .getByRole('button', { name: 'Send 3 files; readers will see them within seconds', exact: true })
      .click();
    await page.getByRole('status').getByText('3 of 3 files done, 1 refused', { exact: true }).waitFor();
    // As with one story, it is followed until readers see it.
    await page.locator('tbody tr', { hasText: 'two.json' }).getByText('published').waitFor();
    const bad = page.locator('tbody tr', { hasText: 'bad.json' });
    expect(await bad.innerText()).toContain('refused');
    // What was refused for good is not sent again, but can be looked at.
    expect(await page.getByRole('button', { name: /^Send \d+ again$/ }).count()).toBe(0);
    expect(await bad.getByRole('link').getAttribute('href')).toMatch(/^#\/uploads\//);
    await page.locator('input[type=file]').setInputFiles(files.slice(0, 1));
    await page.getByRole('button', { name: /^Send 1 file;/ }).click();
    await page.getByText('was sent before').waitFor();
    expect(open.complaints).toEqual([]);
  });

  test('a story is corrected in place with the difference shown first, then killed and gone', async () => {
    const id = await submit(
      article({ guid: 'life', headline: 'Bridge opens a week late', keywords: ['bridges'], section: 'City' }),
      asJson,
    );
    await eventually(() => inFeed('Bridge opens a week late'));
    const page = await as('agency', 'stories?text=bridge+week');
    await page.locator('.items a', { hasText: 'Bridge opens a week late' }).click();
    await page.getByRole('link', { name: 'Correct', exact: true }).click();
    await page.getByLabel('Headline', { exact: true }).fill('Bridge opens a month early');
    await show(page, `stories/${id}`);
    await page.getByRole('link', { name: 'Correct', exact: true }).click();
    await page.getByText('This is what you wrote before and did not send').waitFor();
    expect(await page.getByLabel('Headline', { exact: true }).inputValue()).toBe(
      'Bridge opens a month early',
    );
    await page.getByRole('textbox', { name: 'Text', exact: true }).press('Control+End');
    await page.keyboard.type(' The mayor cut the ribbon.');
    await page.locator('.diff ins', { hasText: 'The mayor cut the ribbon.' }).waitFor();
    await page.locator('.diff del', { hasText: 'Bridge opens a week late' }).waitFor();
    // Nothing but what was changed.
    expect(await page.locator('.diff dt').allInnerTexts()).toEqual(['Headline']);
    await page.getByRole('button', { name: 'Send correction' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bridge opens a month early' }).waitFor();
    await eventually(() => inFeed('Bridge opens a month early'));
    const { json } = await desk.call('GET', `/v1/articles/${id}`);
    expect(json).toMatchObject({ version: 2, keywords: ['bridges'], section: 'City' });

    await page.getByRole('tab', { name: 'Versions' }).click();
    await page.getByRole('button', { name: 'What changed' }).click();
    await page.locator('.diff ins', { hasText: 'The mayor cut the ribbon.' }).waitFor();
    await page.getByRole('button', { name: 'Kill' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('Another bridge');
    await page.getByRole('dialog').getByRole('button', { name: 'Kill' }).click();
    await page.locator('.meta .badge', { hasText: 'killed' }).first().waitFor();
    // Nothing of its text stays on the screen, nor of what was corrected in it.
    await page.locator('.diff').waitFor({ state: 'detached' });
    await eventually(async () => !(await inFeed('Bridge opens a month early')));
    expect(open.complaints).toEqual([]);
  });

  test('a refused upload says why, with the place in what was sent', async () => {
    const sent = '{"headline":"Ferry strike ends","urgency":"soon","text":"The strike ended on Monday."}';
    const { json } = await desk.submit(sent, asJson);
    const page = await as('agency', 'uploads?state=refused');
    await page.locator(`.items a[href*="${json.receipt}"]`).click();
    await page.locator('.failure', { hasText: '/urgency' }).waitFor();
    expect(await page.locator('.raw mark').innerText()).toBe('"soon"');
    expect(open.complaints).toEqual([]);
  });

  test('numbers are drawn over time, and stand in a table for those who cannot see it', async () => {
    await submit(article({ guid: 'counted', headline: 'Counting house opens' }), asJson);
    await desk.submit('{"headline":"No text"}', asJson);
    // What is written down once a minute.
    await desk.stack.invoke('reconcile', { impatient: true });
    await eventually(async () => {
      const { json } = await desk.call('GET', '/v1/numbers?hours=24');
      // Who asks too often gets no numbers, and the hour may have changed in between.
      const { hours = [] } = json as unknown as Partial<Numbers>;
      return (
        hours.some(({ refusedBy }) => refusedBy.length > 0) &&
        hours.some(({ agencies }) => agencies.some(({ id, accepted }) => id === 'work' && accepted > 0))
      );
    });
    const page = await as('operator', 'numbers');
    await page.getByRole('radio', { name: '24 hours' }).check();
    await page.getByRole('heading', { name: 'Versions accepted, by agency' }).waitFor();
    await page.locator('.uplot canvas').first().waitFor();
    await page.locator('.plot summary').first().click();
    const table = page.locator('.plot .scroll table').first();
    await table.locator('th', { hasText: 'Agency work' }).waitFor();
    const cells = await table.locator('tbody td').allInnerTexts();
    // Hours of which there is nothing to say are hours of rest.
    expect(cells.length % 24).toBe(0);
    expect(cells.slice(-3)).toEqual(['0', '0', '0']);
    // The newest hour is on top, and the value under the pointer is told.
    const times = await table.locator('tbody th').allInnerTexts();
    const canvas = page.locator('.uplot .u-over').first();
    const { width = 0, height = 0 } = (await canvas.boundingBox()) ?? {};
    await canvas.hover({ position: { x: width - 2, y: height / 2 } });
    const legend = page.locator('.uplot .u-legend').first();
    expect(await legend.locator('.u-value').first().innerText()).toBe(times[0]);
    expect(await legend.locator('.u-value').nth(1).innerText()).toBe(cells[0]);
    expect(cells.some((cell) => Number(cell) > 0)).toBe(true);
    await page.getByRole('heading', { name: 'Refused, by reason' }).waitFor();
    expect(open.complaints).toEqual([]);
  });

  test('text that tries to be markup stays text on every screen', async () => {
    const headline = '<img src=x onfocus="document.title=1"> <b>Bold</b> & "quoted"';
    const body =
      '<p>One <b>word</b> of this story is bold, and the link <a href="https://a.example/x">goes away</a>.</p><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>';
    const id = await submit(article({ guid: 'markup', headline, body }), asJson);
    const page = await as('operator', `stories/${id}`);
    for (const screen of [
      `stories/${id}`,
      'stories?text=Bold',
      'uploads',
      'waiting',
      `stories/${id}?edit=1`,
    ]) {
      await show(page, screen);
      await page.waitForTimeout(300);
      expect(await page.locator('img, script:not([src]), [onfocus]').count()).toBe(0);
    }
    await page.locator('.editable', { hasText: '<script>alert(1)</script>' }).waitFor();
    expect(await page.title()).not.toBe('1');
    expect(open.complaints).toEqual([]);
  });
});
