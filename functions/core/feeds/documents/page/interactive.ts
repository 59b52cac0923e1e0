import { createHash } from 'node:crypto';
import { pageContentSecurityPolicy } from '../../../../contract/content-security.ts';
import { style } from './style.ts';

/** The look of fields and buttons, and of what they show; only for pages that have them. */
const controls = `
button,input,select{font:inherit;color:inherit}
:is(button,input,select):focus-visible{outline:3px solid var(--link);outline-offset:2px}
.find{display:flex;flex-wrap:wrap;gap:.6rem .9rem;align-items:end;margin:0 0 1.5rem}
.find[hidden]{display:none}
.find p{margin:0;min-width:0;flex:1 1 6.4rem}
.find .words{flex:4 1 16rem}
.find label{display:block;font-size:.86rem;color:var(--soft)}
.find :is(input,select){width:100%;min-height:2.4rem;padding:.35rem .6rem;border:1px solid var(--soft);border-radius:.3rem;background:var(--paper)}
#newest{max-width:42rem;margin-block-start:1.5rem}
#newest h2{margin-block-end:.6rem}
#subscribe{font:700 1.5rem/1.2 var(--serif);margin-block:3rem 1rem;scroll-margin-block-start:1rem}
.found{margin:0 0 2rem}
.found>p{color:var(--soft);margin:0 0 .5rem}
.addresses{padding:0;margin:0 0 1.5rem;list-style:none}
.addresses li{display:grid;grid-template-columns:minmax(7rem,10rem) 1fr auto;gap:.2rem 1rem;align-items:center;padding:.5rem 0;border-block-end:1px solid var(--line)}
.addresses a{overflow-wrap:anywhere}
.addresses button,.copy button{min-height:2.2rem;padding:.2rem .8rem;border:1px solid var(--soft);border-radius:.3rem;background:var(--paper);cursor:pointer}
.addresses button:hover,.copy button:hover{border-color:currentColor}
.guide{max-width:42rem}
.guide h3{font-size:1.15rem;margin:2rem 0 .5rem}
.guide pre{background:var(--wash);border-radius:.3rem;padding:.8rem 1rem;overflow-x:auto;font-size:.9rem}
@media (max-width:34rem){.addresses li{grid-template-columns:1fr auto}.addresses a{grid-column:1/-1;grid-row:2}}
`.trim();

/** The style sheet of a page with fields and buttons. */
export const interactiveStyle = `${style}\n${controls}`;

/** What such a page may load: besides what every page may, scripts of this site and what they ask this site for. */
export const interactivePolicy = pageContentSecurityPolicy(
  createHash('sha256').update(interactiveStyle).digest('base64'),
  ['img-src https: http:', "script-src 'self'", "connect-src 'self'"],
);
