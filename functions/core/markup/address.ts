const tracking =
  /^(?:utm_.+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|hsctatracking|mkt_tok|vero_id|oly_enc_id|oly_anon_id|wickedid|ref_src|ref_url|s_cid|cmpid|cmp|ncid|ocid|cvid|sr_share|smid|smtyp|guccounter|guce_.+|at_(?:medium|campaign|link_.+|ptr_name|bbc_team|format|custom\d|creation)|spm|scm|xtor|wt_mc|wt\.mc_id|trk|trkinfo|fb_action_.+|fb_source|fb_ref|ns_.+|itm_.+|pk_.+|piwik_.+|mtm_.+|matomo_.+|hc_.+|soc_src|soc_trk|taid|__twitter_impression|amp_js_v|usqp|li_fat_id|epik|rb_clickid|sc_(?:channel|campaign|content|medium)|campaign_id|ad_id|adid|zanpid|ranmid|raneaid|ransiteid|si)$/i;

/** An absolute http(s) or mailto address without tracking parameters. Undefined when there is no usable address. */
export const cleanAddress = (
  href: string,
  baseUrl: string | undefined,
): { url: string; tracked: boolean } | undefined => {
  // Browsers ignore white space and control characters inside an address; so does URL.
  const raw = href.trim();
  if (raw === '' || raw.startsWith('#') || raw.length > 4000) return undefined;
  if (!URL.canParse(raw) && !baseUrl) return undefined;
  if (!URL.canParse(raw, baseUrl)) return undefined;
  const url = new URL(raw, baseUrl);
  if (url.protocol === 'mailto:') {
    const address = url.pathname;
    return /^[^\s@<>"]+@[^\s@<>"]+$/.test(address) ? { url: `mailto:${address}`, tracked: false } : undefined;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  url.username = '';
  url.password = '';
  const names = [...url.searchParams.keys()].filter((name) => tracking.test(name));
  if (names.length > 0) {
    // Rewriting the whole query would change the spelling of the other parameters.
    const parts = url.search.slice(1).split('&');
    url.search = parts.filter((part) => !tracking.test(parameterName(part))).join('&');
  }
  if (/^#(?:xtor|at_|utm_)/i.test(url.hash)) url.hash = '';
  return { url: url.href, tracked: names.length > 0 };
};

const parameterName = (part: string): string => {
  const name = part.split('=', 1)[0] ?? '';
  try {
    return decodeURIComponent(name);
  } catch (error) {
    // Sites write addresses with stray percent signs. The name is then used unchanged.
    if (error instanceof URIError) return name;
    throw error;
  }
};
