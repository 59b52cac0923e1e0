import { createHash } from 'node:crypto';

/**
 * The look of the pages for people: one column that suits a phone, wider margins on a desk, light or dark as
 * the reader's system says, logical properties so that it mirrors for text from right to left.
 */
export const style = `
:root{color-scheme:light dark;--ink:#1b1d21;--soft:#5b616b;--line:#e2e4e8;--paper:#fff;--wash:#f6f7f9;--link:#0b57a4;--mark:#b3261e}
@media (prefers-color-scheme:dark){:root{--ink:#e9eaed;--soft:#a4abb6;--line:#33373e;--paper:#15171a;--wash:#1d2024;--link:#8ab8f0;--mark:#f2938c}}
*{box-sizing:border-box}
html{font:100%/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink)}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible{outline:3px solid var(--link);outline-offset:3px;border-radius:2px}
.skip{position:absolute;inset-inline-start:-99rem}
.skip:focus{inset-inline-start:1rem;top:.5rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
.top{border-block-end:1px solid var(--line)}
.top p{max-width:72rem;margin:0 auto;padding:.8rem 1.25rem;font-weight:700;letter-spacing:.01em}
.top a{color:inherit;text-decoration:none}
main{max-width:72rem;margin:0 auto;padding:1.5rem 1.25rem 4rem}
h1,h2,h3{line-height:1.2;text-wrap:balance}
time,.meta,footer,figcaption,small{color:var(--soft)}
article{max-width:42rem;margin:0 auto;overflow-wrap:anywhere}
article h1{font:700 clamp(1.7rem,5vw,2.5rem)/1.15 Georgia,"Noto Serif","Times New Roman",serif;margin:.4em 0 .35em}
.sub{font-size:1.2rem;margin:0 0 1rem;color:var(--soft)}
.meta{font-size:.92rem;margin:.2rem 0}
.by{color:var(--ink);font-weight:600}
.text{font:1.12rem/1.7 Georgia,"Noto Serif","Times New Roman",serif;margin-block-start:1.5rem}
.text:is([lang|=hi],[lang|=bn],[lang|=ta],[lang|=ar],[lang|=ur],[lang|=fa]){line-height:1.9}
.text h2,.text h3{font-size:1.25em;margin:1.6em 0 .5em}
.text img,.text video{max-width:100%;height:auto;display:block;background:var(--wash)}
.text figure{margin:1.5rem 0}
.text figcaption{font:.9rem/1.45 system-ui,sans-serif;margin-block-start:.45rem}
.text blockquote{margin:1.2em 0;padding-inline-start:1rem;border-inline-start:3px solid var(--line)}
.text table{border-collapse:collapse;display:block;max-width:100%;overflow-x:auto;font:.95rem/1.4 system-ui,sans-serif}
.text :is(td,th){border:1px solid var(--line);padding:.35rem .6rem;text-align:start}
.text pre{overflow-x:auto}
.dateline{font-variant-caps:all-small-caps;letter-spacing:.03em}
.correction-note{border-inline-start:3px solid var(--mark);padding-inline-start:1rem}
.tags{list-style:none;display:flex;flex-wrap:wrap;gap:.4rem;padding:0;margin:1.5rem 0}
.tags li{background:var(--wash);border:1px solid var(--line);border-radius:1rem;padding:.1rem .7rem;font-size:.88rem}
footer{border-block-start:1px solid var(--line);margin-block-start:2.5rem;padding-block-start:1rem;font-size:.92rem}
.feeds{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:1.25rem;padding:0;margin:0;list-style:none}
.feeds>li{border:1px solid var(--line);border-radius:.6rem;padding:1.1rem 1.25rem;background:var(--wash);min-width:0;overflow-wrap:anywhere}
.feeds>li:first-child{grid-column:1/-1}
.feeds h2{font-size:1.15rem;margin:0}
.feeds p{margin:.3rem 0 .6rem;color:var(--soft)}
.formats{display:flex;flex-wrap:wrap;gap:.5rem;padding:0;margin:0 0 .8rem;list-style:none}
.formats a{display:inline-block;min-height:1.75rem;padding:.15rem .75rem;border:1px solid currentColor;border-radius:1rem;font-size:.88rem;text-decoration:none}
.formats a:hover{text-decoration:underline}
.newest{padding:0;margin:0;list-style:none}
.newest li{padding:.5rem 0;border-block-start:1px solid var(--line)}
.newest a{display:block;color:inherit;text-decoration:none;font-weight:550}
.newest a:hover{text-decoration:underline}
.newest .meta{display:block;margin:0;font-size:.85rem}
.empty{color:var(--soft);font-style:italic}
@media print{.top,.skip,footer nav{display:none}body{background:#fff;color:#000}}
`.trim();

/**
 * What a page may load, for its own `meta` element and for the header of whoever serves it: pictures and media
 * by http(s), this one style sheet, and nothing that runs.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  'img-src https: http:',
  'media-src https: http:',
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
