import { ofType, type Templates } from './template.ts';

/** What the distribution adds for scripts of other sites: to every answer, and to the answer that asks for leave. */
export interface Cors {
  common: Record<string, string>;
  preflight: Record<string, string>;
}

interface CorsConfig {
  AccessControlAllowOrigins: { Items: string[] };
  AccessControlAllowMethods: { Items: string[] };
  AccessControlAllowHeaders: { Items: string[] };
  AccessControlExposeHeaders: { Items: string[] };
  AccessControlMaxAgeSec: number;
}

/**
 * The rules for scripts of other sites, taken from the template, so that the local CDN cannot differ from it.
 * @throws Error when the templates do not hold exactly one set of them.
 */
export function corsOf(templates: Templates): Cors {
  const [config, ...more] = ofType(templates, 'AWS::CloudFront::ResponseHeadersPolicy').flatMap(
    ([, { Properties }]) => {
      const policy = Properties.ResponseHeadersPolicyConfig as { CorsConfig?: CorsConfig };
      return policy.CorsConfig ?? [];
    },
  );
  if (config === undefined || more.length > 0)
    throw new Error('The templates hold no rules for scripts of other sites, or several');
  const list = ({ Items }: { Items: string[] }): string => Items.join(', ');
  return {
    common: {
      'access-control-allow-origin': list(config.AccessControlAllowOrigins),
      'access-control-expose-headers': list(config.AccessControlExposeHeaders),
    },
    preflight: {
      'access-control-allow-methods': list(config.AccessControlAllowMethods),
      'access-control-allow-headers': list(config.AccessControlAllowHeaders),
      'access-control-max-age': String(config.AccessControlMaxAgeSec),
    },
  };
}
