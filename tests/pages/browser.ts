import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where a browser is installed; undefined when there is none. */
export const browserPath: string | undefined = places.find((place) => existsSync(place));

if (browserPath === undefined) {
  console.log(
    `Page tests are skipped: no browser at ${places.join(', ')}. Debian has it as package chromium.`,
  );
}

/** Starts the browser without whatever it would fetch by itself. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...(browserPath !== undefined && { executablePath: browserPath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
