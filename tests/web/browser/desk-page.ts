import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { Operators } from '../../../functions/store/entities/people/operators.ts';
import type { TestDesk } from '../../local-stack.ts';

/** A page with the desk in it, and all that it complained of or asked for elsewhere. */
export interface DeskPage {
  page: Page;
  /** Errors of the console and of scripts, and requests to other hosts. */
  complaints: string[];
  close(): Promise<void>;
}

/** Opens the desk without a key. */
export async function openDeskPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<DeskPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  // A bound for what hangs, as everywhere.
  context.setDefaultTimeout(240_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // Statuses of answers are reported as errors, too, and are what some tests are about.
    if (message.type() === 'error' && !/status of (?:304|4\d\d|500)/.test(message.text()))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('blob:'))
      complaints.push(`asked for ${request.url()}`);
  });
  await page.goto(`${url}/desk/`);
  return { page, complaints, close: () => context.close() };
}

/** Types a key into the form and waits until the desk is there. */
export async function signIn(page: Page, key: string): Promise<void> {
  await page.fill('#key', key);
  await page.keyboard.press('Enter');
  await page.waitForSelector('header.top');
}

export async function openAs(
  browser: Browser,
  url: string,
  key: string,
  options: BrowserContextOptions = {},
): Promise<DeskPage> {
  const desk = await openDeskPage(browser, url, options);
  await signIn(desk.page, key);
  return desk;
}

/** Goes to a screen of the desk: the part of the address behind `#/`. */
export async function show(page: Page, screen: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/${screen}`);
}

/** An operator of the desk, and the key. */
export async function addOperator(
  desk: TestDesk,
  id: string,
  role: 'viewer' | 'editor' | 'admin' = 'editor',
): Promise<string> {
  const key = await new Operators(desk.table).create({
    id,
    name: `Operator ${id}`,
    role,
    ratePerSecond: 1000,
  });
  if (key === undefined) throw new Error(`Operator ${id} exists`);
  return key;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with the page as it is, a line each. */
export async function violations(page: Page): Promise<string[]> {
  // Evaluated by the debugger, which the policy of the page does not bind.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: loaded } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }> };
    };
    const result = await loaded.run();
    return result.violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`),
    );
  });
}
