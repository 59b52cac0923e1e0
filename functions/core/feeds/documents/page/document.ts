import { prefixes, publicFiles, siteFiles } from '../../../../contract/object-keys.ts';
import type { Site } from '../../format.ts';
import { escapeHtml, fitCharacters } from '../../render/xml.ts';
import { contactLink, siteLicence } from '../../site.ts';
import { interactivePolicy, interactiveStyle } from './interactive.ts';
import { contentSecurityPolicy, style } from './style.ts';

export interface Page {
  title: string;
  /** BCP 47, of the page's main text. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** Markup for the head, after what every page has. */
  head: string;
  /** Markup of the main element. */
  main: string;
  /** Whether it has fields and buttons, which `directory.js` brings to life. */
  interactive?: boolean;
}

/** `<meta name="…" content="…">`, or nothing when there is no value. */
export const meta = (name: string, value: string | undefined): string =>
  value === undefined || value === '' ? '' : `<meta name="${name}" content="${escapeHtml(value)}">\n`;

/** `<meta property="…" content="…">` (Open Graph), or nothing when there is no value. */
export const property = (name: string, value: string | undefined): string =>
  value === undefined || value === '' ? '' : `<meta property="${name}" content="${escapeHtml(value)}">\n`;

/** By path and not by the address of the site: the policy lets scripts of the page's own host run, whatever its name is. */
const script = `<script type="module" src="/${publicFiles.directoryScript}"></script>\n`;

const link = (href: string, label: string, rel?: string): string =>
  `<a href="${escapeHtml(href)}"${rel === undefined ? '' : ` rel="${rel}"`}>${escapeHtml(label)}</a>`;

/**
 * Who publishes the site, how to reach them, and under which terms; nothing where the operator says nothing.
 * @param desk whether it leads to the desk, too, for those who write
 */
const siteFooter = (site: Site, desk: boolean): string => {
  const { publisher, contact, terms, copyright } = site;
  const license = siteLicence(site)?.url;
  const parts = [
    publisher === undefined ? '' : `Published by <bdi>${escapeHtml(publisher)}</bdi>`,
    contact === undefined ? '' : link(contactLink(contact), 'Contact'),
    terms === undefined ? '' : link(terms, 'Terms of use'),
    license === undefined ? '' : link(license, 'Licence', 'license'),
    copyright === undefined ? '' : `<bdi>${escapeHtml(copyright)}</bdi>`,
    desk ? link(`${site.baseUrl}/${prefixes.desk}`, 'The desk, for agencies and editors') : '',
  ].filter((part) => part !== '');
  return parts.length === 0
    ? ''
    : `<footer class="site" lang="en" dir="ltr"><p>${parts.join(' · ')}</p></footer>\n`;
};

/**
 * A whole HTML page. It needs no other file; an interactive one can do more with its script, and all else without it. The site's own texts are in English in every language of
 * the page's text.
 */
export const document = (page: Page, site: Site): string =>
  fitCharacters(`<!doctype html>
<html lang="${escapeHtml(page.language)}" dir="${page.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(page.interactive ? interactivePolicy : contentSecurityPolicy)}">
<title>${escapeHtml(page.title)}</title>
<link rel="icon" href="${escapeHtml(site.baseUrl)}/${siteFiles.favicon}" sizes="16x16">
${page.head}${page.interactive ? script : ''}<style>${page.interactive ? interactiveStyle : style}</style>
</head>
<body>
<a class="skip" href="#main" lang="en">Skip to content</a>
<header class="top"><p><a href="${escapeHtml(site.baseUrl)}/">${escapeHtml(site.title)}</a></p></header>
<main id="main" tabindex="-1">
${page.main}
</main>
${siteFooter(site, page.interactive === true)}</body>
</html>
`);
