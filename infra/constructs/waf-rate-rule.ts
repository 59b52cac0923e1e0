import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

/** Seconds over which requests of one IP address are counted. */
const windowSeconds = 300;

/**
 * A web ACL with one rule: an IP address that makes more than `limit` requests in five minutes gets 429 until its
 * rate drops. AWS WAF requires us-east-1 for distributions.
 */
export function rateRule(scope: Construct, id: string, limit: number): CfnWebACL {
  const visibility = (metricName: string) => ({
    metricName,
    cloudWatchMetricsEnabled: true,
    // Samples would contain request headers, which hold keys.
    sampledRequestsEnabled: false,
  });
  return new CfnWebACL(scope, id, {
    scope: 'CLOUDFRONT',
    description: 'Limits the requests of one address',
    defaultAction: { allow: {} },
    visibilityConfig: visibility('Dateline'),
    rules: [
      {
        name: 'rate-of-one-address',
        priority: 0,
        statement: {
          rateBasedStatement: {
            aggregateKeyType: 'IP',
            limit,
            evaluationWindowSec: windowSeconds,
          },
        },
        action: {
          block: {
            customResponse: {
              responseCode: 429,
              responseHeaders: [{ name: 'Retry-After', value: String(windowSeconds) }],
            },
          },
        },
        visibilityConfig: visibility('RateOfOneAddress'),
      },
    ],
  });
}
