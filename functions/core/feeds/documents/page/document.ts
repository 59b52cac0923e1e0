import type { Site } from '../../format.ts';
import { escapeHtml, fitCharacters } from '../../render/xml.ts';
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
}

/** `<meta name="…" content="…">`, or nothing when there is no value. */
export const meta = (name: string, value: string | undefined): string =>
  value === undefined || value === '' ? '' : `<meta name="${name}" content="${escapeHtml(value)}">\n`;

/** `<meta property="…" content="…">` (Open Graph), or nothing when there is no value. */
export const property = (name: string, value: string | undefined): string =>
  value === undefined || value === '' ? '' : `<meta property="${name}" content="${escapeHtml(value)}">\n`;

/**
 * A whole HTML page. It needs no script and no other file. The site's own texts are in English in every language of
 * the page's text.
 */
export const document = (page: Page, site: Site): string =>
  fitCharacters(`<!doctype html>
<html lang="${escapeHtml(page.language)}" dir="${page.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentSecurityPolicy)}">
<title>${escapeHtml(page.title)}</title>
${page.head}<style>${style}</style>
</head>
<body>
<a class="skip" href="#main" lang="en">Skip to content</a>
<header class="top"><p><a href="${escapeHtml(site.baseUrl)}/">${escapeHtml(site.title)}</a></p></header>
<main id="main" tabindex="-1">
${page.main}
</main>
</body>
</html>
`);
