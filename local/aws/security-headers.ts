import { ofType, type Templates } from './template.ts';

interface SecurityHeadersConfig {
  ContentSecurityPolicy: { ContentSecurityPolicy: string };
  FrameOptions: { FrameOption: string };
  ReferrerPolicy: { ReferrerPolicy: string };
}

/**
 * The security headers of the distribution, taken from the template, so that the local CDN cannot differ from it.
 * Strict-Transport-Security is left out: it must not be sent over plain HTTP (RFC 6797 §7.2).
 * @throws Error when the answers of the distribution do not all have the same headers.
 */
export function securityHeadersOf(templates: Templates): Record<string, string> {
  const configs = ofType(templates, 'AWS::CloudFront::ResponseHeadersPolicy').map(([, { Properties }]) => {
    const policy = Properties.ResponseHeadersPolicyConfig as {
      SecurityHeadersConfig: SecurityHeadersConfig;
    };
    return policy.SecurityHeadersConfig;
  });
  const [config] = configs;
  if (config === undefined || new Set(configs.map((one) => JSON.stringify(one))).size > 1)
    throw new Error('The templates hold no security headers, or several sets of them');
  return {
    'content-security-policy': config.ContentSecurityPolicy.ContentSecurityPolicy,
    'referrer-policy': config.ReferrerPolicy.ReferrerPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': config.FrameOptions.FrameOption,
  };
}
