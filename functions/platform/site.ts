import type { EnvKey } from '../contract/functions.ts';
import { type Site, siteDetailsOf } from '../core/feeds/site.ts';
import { hubUrl } from '../pipeline/delivery/hub/hub-ports.ts';

/**
 * The site as documents name it, with its hub where the deployment has one.
 *
 * @throws DatelineError `bad-setting` where the details cannot be read
 */
export const siteOf = (
  env: Record<Extract<EnvKey, 'BASE_URL' | 'SITE_TITLE' | 'SITE_DETAILS' | 'HUB'>, string>,
): Site => ({
  baseUrl: env.BASE_URL,
  title: env.SITE_TITLE,
  ...siteDetailsOf(env.SITE_DETAILS),
  ...(env.HUB === 'on' && { hub: hubUrl(env.BASE_URL) }),
});
