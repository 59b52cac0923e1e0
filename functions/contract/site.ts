import { type Licence, licenceProblem } from './license.ts';

/** What an operator says of the whole site, `SITE_DETAILS` as JSON. Shown on every page and in every built-in feed. */
export interface SiteDetails {
  /** Who publishes the site, by name. */
  publisher?: string;
  /** Where the publisher is reached: an e-mail address or a page. */
  contact?: string;
  /** Address of the terms of use. */
  terms?: string;
  copyright?: string;
  /** The licence of all that has none of its own: an address, or the terms as a feed states them. */
  license?: string | Licence;
}

const line = /^[^\r\n]{1,300}$/;
const page = /^https:\/\/[^\s<>"]{1,2000}$/;
const mail = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}$/;

/** What each field is, for whoever sets it. */
const shapes: Readonly<Record<keyof SiteDetails, { what: string; is(value: string): boolean }>> = {
  publisher: { what: 'one line of text', is: (value) => line.test(value) },
  contact: {
    what: 'an e-mail address or an https address',
    is: (value) => mail.test(value) || page.test(value),
  },
  terms: { what: 'an https address', is: (value) => page.test(value) },
  copyright: { what: 'one line of text', is: (value) => line.test(value) },
  license: { what: 'an https address', is: (value) => page.test(value) },
};

/** What is wrong with some details; undefined when nothing is. */
export function siteDetailsProblem(details: unknown): string | undefined {
  if (typeof details !== 'object' || details === null || Array.isArray(details)) return 'it is not an object';
  for (const [name, value] of Object.entries(details)) {
    if (name === 'license' && typeof value !== 'string') {
      const problem = licenceProblem(value);
      if (problem !== undefined) return `${name}: ${problem}`;
      continue;
    }
    const shape = Object.hasOwn(shapes, name) ? shapes[name as keyof SiteDetails] : undefined;
    if (shape === undefined) return `${name} is unknown; known are ${Object.keys(shapes).join(', ')}`;
    if (typeof value !== 'string' || !shape.is(value)) return `${name} must be ${shape.what}`;
  }
  return undefined;
}
