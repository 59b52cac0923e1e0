import fc from 'fast-check';
import type { Draft } from '../../../functions/core/story/draft.ts';

const hostile = fc.constantFrom(
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<a href="javascript:alert(1)">x</a>', '<svg onload=alert(1)>', '<iframe src="javascript:alert(1)"></iframe>', '<math><mi xlink:href="javascript:1">x', '&lt;script&gt;alert(1)&lt;/script&gt;', '<a href="JaVa\tScript:alert(1)">y</a>', '<style>@import x</style>', '<p onclick="x()">', '</p>', '<b', '<!--', ']]>', '<![CDATA[x]]>', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', '<template><script>1</script></template>', '<form action="javascript:1"><input>', '<object data="x.swf">', '<base href="javascript:1//">', '<meta http-equiv=refresh content="0;url=javascript:1">', '<img srcset="javascript:1 1x">', '<table><td><a href="vbscript:1">z</a>', '<p style="background:url(javascript:1)">s</p>', '<details ontoggle=alert(1) open>', '<a href="https://example.com/" onmouseover=1 style="x">ok</a>', '<img src="https://example.com/a.jpg" alt="&quot;><script>1</script>">',
);
const words = fc.constantFrom(
  'The council', ' approved ', 'the plan.', '\n', '\n\n', ' “', '”', '"', "'", '’', '  ', '\u00a0', '\u200b', '\u200f', '\u202b', '\ud800', '\u0007', '&amp;', '&amp;amp;', '&lt;b&gt;', '&nbsp;', '—', ' -- ', ' _ ', '``', "''", '(Reuters)', 'PARIS (AP) — ', 'By Jane Doe', 'View All', 'Advertisement', 'With inputs from PTI', 'PTI ABC', ')', '[1]', 'नई दिल्ली (भाषा) ', '。', 'مرحبا', '한국', '日本語', 'e\u0301', '🙂', '\u200d', 'spokes-\nperson', '- item\n- item\n', '1. one\n2. two\n', 'EMBARGOED UNTIL 00:01 GMT 3 May 2026\n', "EDITOR'S NOTE: x\n", 'told CNN', 'ALSO READ: x',
);
const markup = fc.constantFrom(
  '<p>', '</p>', '<br>', '<br><br>', '<div>', '</div>', '<h1>', '</h1>', '<h2>Heading</h2>', '<ul><li>', '</li><li>', '</li></ul>', '<ol>', '</ol>', '<table><tr><td>', '</td><td>', '</td></tr></table>', '<blockquote>', '</blockquote>', '<b>', '</b>', '<em>', '</em>', '<a href="https://example.com/?utm_source=x">', '<a href="/rel">', '</a>', '<img src="https://example.com/a.jpg" alt="A">', '<figure><img src="https://example.com/b.jpg"><figcaption>On stage. Photo: J. Doe</figcaption></figure>', '<iframe src="https://www.youtube.com/embed/AbCdEfGhIjK"></iframe>', '<blockquote class="twitter-tweet"><p>Hi</p><a href="https://twitter.com/a/status/12">x</a></blockquote>', '<span style="display:none">', '</span>', '<sup>[2]</sup>', '<pre>', '</pre>', '<o:p>', '</o:p>',
);

const textBody = fc.array(fc.oneof({ weight: 4, arbitrary: words }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) }), { maxLength: 25 }).map((parts) => parts.join(''));
const htmlBody = fc.array(fc.oneof({ weight: 3, arbitrary: words }, { weight: 3, arbitrary: markup }, { weight: 1, arbitrary: hostile }, { weight: 1, arbitrary: fc.string({ maxLength: 8 }) }), { maxLength: 30 }).map((parts) => parts.join(''));

/** Drafts of every kind: text and HTML, real pieces of stories and hostile ones, in any order. */
export const draft: fc.Arbitrary<Draft> = fc
  .record({
    headline: fc.option(textBody, { nil: undefined }),
    byline: fc.option(fc.constantFrom('By Jane Doe', 'JANE DOE and John Roe, City Desk', 'Von Anna Schmidt', 'jane@example.com', 'Jane Doe <jane@example.com>'), { nil: undefined }),
    language: fc.option(fc.constantFrom('en', 'de-DE', 'hi', 'xx_YY', ''), { nil: undefined }),
    creditLine: fc.option(fc.constantFrom('dpa', 'Reuters / AFP', 'Someone'), { nil: undefined }),
    versionCreated: fc.option(fc.constantFrom('2026-05-01T00:00:00Z', '2099-01-01T00:00:00Z', '1970-01-01T00:00:00Z'), { nil: undefined }),
    keywords: fc.option(fc.array(fc.string({ maxLength: 6 }), { maxLength: 4 }), { nil: undefined }),
    body: fc.oneof(textBody.map((value) => ({ kind: 'text' as const, value })), htmlBody.map((value) => ({ kind: 'html' as const, value }))),
  })
  .map(({ body, ...fields }) => ({ ...(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Draft>), body, changes: [] }));

