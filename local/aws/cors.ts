import { ofType, type Templates } from './template.ts';

/** CORS headers of the distribution: for every response, and for preflight responses. */
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
 * The CORS rules of the template, so that the local CDN cannot differ from the deployed one.
 * @throws Error if the templates do not contain exactly one set of rules.
 */
export function corsOf(templates: Templates): Cors {
  const [config, ...more] = ofType(templates, 'AWS::CloudFront::ResponseHeadersPolicy').flatMap(
    ([, { Properties }]) => {
      const policy = Properties.ResponseHeadersPolicyConfig as { CorsConfig?: CorsConfig };
      return policy.CorsConfig ?? [];
    },
  );
  if (config === undefined || more.length > 0)
    throw new Error('The templates must contain exactly one set of CORS rules');
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
