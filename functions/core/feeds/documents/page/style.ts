import { createHash } from 'node:crypto';
import { pageContentSecurityPolicy } from '../../../../contract/content-security.ts';

/**
 * The look of the pages for people: one column that suits a phone, wider margins on a desk, light or dark as
 * the reader's system says, logical properties so that it mirrors for text from right to left.
 */
export const style = `
:root{color-scheme:light dark;--ink:#1b1d21;--soft:#5b616b;--line:#dfe1e5;--rule:#1b1d21;--paper:#fdfdfc;--wash:#f4f4f2;--link:#0b57a4;--mark:#b3261e;--serif:Georgia,"Noto Serif","Times New Roman",serif;--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
@media (prefers-color-scheme:dark){:root{--ink:#e6e7ea;--soft:#a4abb6;--line:#33373e;--rule:#8b919b;--paper:#15171a;--wash:#1d2024;--link:#8ab8f0;--mark:#f2938c}}
*{box-sizing:border-box}
html{font:100%/1.55 var(--sans);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink)}
a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:.06em}
a:focus-visible,summary:focus-visible,main:focus-visible{outline:3px solid var(--link);outline-offset:3px;border-radius:2px}
.skip{position:absolute;inset-inline-start:-99rem}
.skip:focus{inset-inline-start:1rem;top:.5rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
.top{border-block-end:1px solid var(--line)}
.top p{max-width:72rem;margin:0 auto;padding:.8rem 1.25rem;font:700 1.15rem/1.4 var(--serif)}
.top a{color:inherit;text-decoration:none}
.top a:hover{text-decoration:underline}
main{max-width:72rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1,h2,h3{line-height:1.2;text-wrap:balance}
h1{font:700 clamp(1.8rem,5vw,2.6rem)/1.15 var(--serif);margin:0 0 .4em}
time,.meta,footer,figcaption,small{color:var(--soft)}
article,.also{max-width:42rem;margin-inline:auto;overflow-wrap:anywhere}
.subtitle{font-size:1.2rem;line-height:1.45;margin:0 0 1rem;color:var(--soft);text-wrap:pretty}
.meta{font-size:.92rem;margin:.2rem 0}
.byline{color:var(--ink);font-weight:600}
.article-body{font:1.15rem/1.7 var(--serif);margin-block-start:1.75rem;text-wrap:pretty}
.article-body:is([lang|=hi],[lang|=bn],[lang|=ta],[lang|=ar],[lang|=ur],[lang|=fa]){line-height:1.9}
.article-body h2,.article-body h3{font-size:1.2em;margin:1.7em 0 .5em}
.article-body img,.article-body video{max-width:100%;height:auto;display:block;background:var(--wash)}
.article-body figure{margin:1.75rem 0}
.article-body figcaption{font:.9rem/1.45 var(--sans);margin-block-start:.45rem}
.article-body figcaption small{font-size:inherit;white-space:nowrap}
.article-body blockquote{margin:1.4em 0;padding-inline-start:1.1rem;border-inline-start:3px solid var(--line);font-style:italic}
.article-body:is([lang|=ar],[lang|=ur],[lang|=fa],[lang|=he],[lang|=zh],[lang|=ja],[lang|=ko]) :is(blockquote,em,i){font-style:normal}
.article-body table{border-collapse:collapse;display:block;max-width:100%;overflow-x:auto;font:.95rem/1.4 var(--sans);overflow-wrap:normal}
.article-body :is(td,th){border-block-end:1px solid var(--line);padding:.4rem 1.1rem .4rem 0;text-align:start;vertical-align:top}
.article-body[dir=rtl] :is(td,th),[dir=rtl] .article-body :is(td,th){padding:.4rem 0 .4rem 1.1rem}
.article-body th{border-block-end-color:var(--rule)}
.article-body pre{overflow-x:auto}
.article-body :is(ul,ol){padding-inline-start:1.4em}
.dateline{font-variant-caps:all-small-caps;letter-spacing:.03em}
.correction-note,.reason{border-inline-start:3px solid var(--mark);padding-inline-start:1rem}
.correction-note::before{content:attr(data-label) ": ";font-weight:700}
.more a{display:inline-block;padding-block:.2rem}
.tags{list-style:none;display:flex;flex-wrap:wrap;gap:.4rem;padding:0;margin:2rem 0 0}
.tags li{background:var(--wash);border-radius:.3rem;padding:.15rem .6rem;font-size:.88rem}
footer{border-block-start:1px solid var(--line);margin-block-start:2rem;padding-block-start:1rem;font-size:.92rem}
footer p{margin:.3rem 0}
.site{max-width:72rem;margin:0 auto;padding:1rem 1.25rem 2rem}
.choose{margin:0 0 1rem}
.choose summary{cursor:pointer}
.also{border-block-start:1px solid var(--line);margin-block-start:1.5rem;padding-block-start:1rem;font-size:.92rem}
.also p{margin:0 0 .4rem;color:var(--soft)}
.also ul{margin-block-end:1rem}
.feeds{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr));gap:2.25rem 2rem;padding:0;margin:1rem 0 0;list-style:none}
section{margin-block-start:3rem;scroll-margin-block-start:1rem}
section>h2{font:700 1.5rem/1.2 var(--serif);margin:0}
.feeds>li{border-block-start:2px solid var(--rule);padding-block-start:.8rem;min-width:0;overflow-wrap:anywhere}
.feeds :is(h2,h3){font-size:1.05rem;margin:0 0 .5rem}
.feeds :is(h2,h3) small{font-weight:400}
.feeds :is(h2,h3) a{display:inline-block;min-height:1.5rem}
.logo{width:1.75rem;height:1.75rem;object-fit:contain;vertical-align:middle;margin-inline-end:.5rem;border-radius:.2rem}
.feeds p{margin:-.3rem 0 .5rem;color:var(--soft);font-size:.92rem}
.subscribe{display:flex;flex-wrap:wrap;align-items:baseline;gap:.4rem .8rem;border-block-start:1px solid var(--line);padding-block-start:.7rem;font-size:.92rem}
.subscribe .formats{margin:0}
:is(.subscribe,.also p bdi,.site p)>a{display:inline-block;padding-block:.15rem}
.formats{display:flex;flex-wrap:wrap;gap:.4rem;padding:0;margin:0 0 .9rem;list-style:none}
.formats a{display:inline-block;min-height:1.75rem;padding:.15rem .65rem;border:1px solid var(--line);border-radius:.3rem;font-size:.86rem;text-decoration:none}
.formats a:hover{border-color:currentColor}
.newest{padding:0;margin:0;list-style:none}
.newest li{padding:.6rem 0;border-block-start:1px solid var(--line)}
.newest a{display:block;color:inherit;text-decoration:none;font:600 1.08rem/1.35 var(--serif)}
.newest a:hover{text-decoration:underline}
.newest .meta{display:block;margin:.15rem 0 0;font-size:.84rem}
.latest .newest>li:first-child a{font-size:clamp(1.35rem,3.4vw,1.9rem);line-height:1.2;text-wrap:balance}
.latest{display:block}
@media (min-width:52rem){.latest .newest{display:grid;grid-template-columns:1fr 1fr;column-gap:2rem}.latest .newest>li:first-child{grid-column:1/-1}}
.empty{color:var(--soft);font-style:italic}
@media print{.top,.skip,.also,footer nav{display:none}body{background:#fff;color:#000}}
`.trim();

/**
 * What a page may load, for its own `meta` element and for the header of the server: pictures and media
 * by http(s), this one style sheet, and nothing that runs.
 */
export const contentSecurityPolicy = pageContentSecurityPolicy(
  createHash('sha256').update(style).digest('base64'),
  ['img-src https: http:', 'media-src https: http:'],
);
