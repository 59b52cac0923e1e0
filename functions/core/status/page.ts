import { style } from './style.ts';

const table = (id: string, caption: string, heads: string[]): string => `<section aria-labelledby="${id}-h">
<h2 id="${id}-h">${caption}</h2>
<div class="wide" tabindex="0" role="region" aria-labelledby="${id}-h"><table><thead><tr>${heads
  .map((head) => `<th scope="col">${head}</th>`)
  .join('')}</tr></thead><tbody id="${id}"></tbody></table></div>
</section>`;

/** The status for people: an empty frame, which the script fills from the JSON of `/status`. */
export const statusPage = `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Status</title>
<link rel="icon" href="data:,">
<style>${style}</style>
<script src="/status?part=script" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header class="top"><p><a href="/">All feeds</a></p></header>
<main id="main" tabindex="-1">
<h1>Status</h1>
<p id="health" role="status" aria-live="polite">Looking…</p>
<p class="meta" id="time"></p>
<noscript><p>This page needs its script; the same numbers are JSON for whoever does not ask for HTML.</p></noscript>
${table('queues', 'Queues', ['Queue', 'Waiting', 'In flight', 'Dead letters', 'Waiting, since this page was opened'])}
<section aria-labelledby="visible-h">
<h2 id="visible-h">From submission to feeds</h2>
<p id="visible-text"></p>
<div id="visible"></div>
</section>
${table('filling', 'Feeds being filled or retired', ['Feed', 'State', 'Looked at', 'Found'])}
${table('receipts', 'Latest receipts', ['Received, UTC', 'Stories', 'State', 'Operation', 'Format', 'Bytes', 'Receipt ends in'])}
</main>
</body>
</html>
`;
