import type { Node } from 'constructs';

/** Optional CDN settings; without them the distribution has its default host name and no web ACL. */
export interface EdgeSettings {
  /**
   * A host name and the ARN of its certificate, which must be in us-east-1. With the id of the hosted zone of the
   * name, its DNS records are created too.
   */
  readonly domain?: {
    readonly name: string;
    readonly certificateArn: string;
    readonly hostedZoneId?: string;
  };
  /** ARN of an existing CLOUDFRONT web ACL, also in us-east-1. */
  readonly webAclArn?: string;
  /** Requests that one address may make in five minutes; creates a web ACL that rejects more. */
  readonly rateLimit?: number;
  /** Region of an Origin Shield in front of the feeds bucket, see docs/caching.md. */
  readonly originShield?: string;
}

/** Context values (`-c name=value`) that the settings are read from. */
export const edgeContext = [
  'domainName',
  'certificateArn',
  'hostedZoneId',
  'webAclArn',
  'rateLimit',
  'originShield',
] as const;

/** Limits of AWS WAF. */
const rates = { least: 10, most: 2_000_000_000 };

/**
 * Reads the settings from the context. `region` is the region of the deployment, if known.
 * @throws Error for invalid settings, so that a deployment does not fail half-way.
 */
export function edgeSettings(node: Node, region: string | undefined): EdgeSettings {
  const text = (key: (typeof edgeContext)[number]): string | undefined => {
    const value: unknown = node.tryGetContext(key);
    return value === undefined || value === '' ? undefined : String(value);
  };
  const domain = domainOf(text('domainName'), text('certificateArn'), text('hostedZoneId'));
  const webAclArn = text('webAclArn');
  if (webAclArn !== undefined) inNorthVirginia('webAclArn', webAclArn, 'wafv2');
  const rate = text('rateLimit');
  const originShield = text('originShield');
  return {
    ...(domain !== undefined && { domain }),
    ...(webAclArn !== undefined && { webAclArn }),
    ...(rate !== undefined && { rateLimit: rateLimitOf(rate, webAclArn, region) }),
    ...(originShield !== undefined && { originShield }),
  };
}

function domainOf(name?: string, certificateArn?: string, hostedZoneId?: string): EdgeSettings['domain'] {
  if (name === undefined && certificateArn === undefined && hostedZoneId === undefined) return undefined;
  if (name === undefined || certificateArn === undefined) {
    throw new Error('Pass -c domainName=HOST and -c certificateArn=ARN together, or neither.');
  }
  if (!/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i.test(name)) {
    throw new Error(`domainName must be a host name such as feeds.example.org, not "${name}".`);
  }
  inNorthVirginia('certificateArn', certificateArn, 'acm');
  return { name, certificateArn, ...(hostedZoneId !== undefined && { hostedZoneId }) };
}

function inNorthVirginia(setting: string, arn: string, service: string): void {
  if (!new RegExp(`^arn:aws[a-z-]*:${service}:us-east-1:\\d{12}:.+`).test(arn)) {
    throw new Error(`${setting} must be the ARN of a resource of ${service} in us-east-1, not "${arn}".`);
  }
}

/** A web ACL for CloudFront can only be created in us-east-1, so the deployment must be there. */
function rateLimitOf(text: string, webAclArn: string | undefined, region: string | undefined): number {
  const rate = Number(text);
  if (!Number.isInteger(rate) || rate < rates.least || rate > rates.most) {
    throw new Error(
      `rateLimit must be a whole number of at least ${rates.least}: requests of one address in 5 minutes.`,
    );
  }
  if (webAclArn !== undefined) throw new Error('Pass -c rateLimit=N or -c webAclArn=ARN, not both.');
  if (region !== 'us-east-1') {
    throw new Error(
      `CloudFront accepts web ACLs from us-east-1 only, and this deployment goes to ${region ?? 'an unknown region'}: ` +
        'create one there and pass -c webAclArn=ARN; docs/deploy.md has the command.',
    );
  }
  return rate;
}
