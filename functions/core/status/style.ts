import { createHash } from 'node:crypto';
import { pageContentSecurityPolicy } from '../../contract/content-security.ts';
import { style as siteStyle } from '../feeds/documents/page/style.ts';

/** The style of the other pages, and that of tables and plots. */
export const style = `${siteStyle}
#health{font-size:1.2rem;font-weight:600;margin:0;border-inline-start:4px solid var(--line);padding-inline-start:.8rem}
#health[data-status=ok]{border-color:var(--link)}
#health[data-status=attention]{border-color:var(--mark);color:var(--mark)}
.wide{overflow-x:auto;margin-block-start:1rem}
table{border-collapse:collapse;width:100%;font-size:.95rem;font-variant-numeric:tabular-nums}
:is(td,th){border-block-end:1px solid var(--line);padding:.4rem 1.1rem .4rem 0;text-align:start;white-space:nowrap}
thead th{border-block-end-color:var(--rule)}
svg{display:block;fill:none;stroke:var(--link);stroke-width:1.5;overflow:visible}
svg.spark{width:7rem;height:1.5rem}
svg.plot{width:100%;height:auto;margin-block-start:1rem}
svg .dot{fill:var(--link);stroke:none}
svg .axis{stroke:var(--line)}
svg .p50{stroke:var(--soft)}
svg .p99{stroke:var(--mark);stroke-dasharray:5 4}
`.trim();

/**
 * Its script and its numbers come from its own address, and nothing from elsewhere. The CDN's own policy, which
 * replaces this one, runs no inline script: hence a script with its own address.
 */
export const contentSecurityPolicy = `${pageContentSecurityPolicy(
  createHash('sha256').update(style).digest('base64'),
  // Of the empty icon, without which a browser asks the site for one.
  ["script-src 'self'", "connect-src 'self'", 'img-src data:'],
)}; frame-ancestors 'none'`;
