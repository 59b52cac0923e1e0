import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

/** Seconds over which the requests of one address are counted. */
const windowSeconds = 300;

/**
 * A web ACL with one rule: an address that makes more requests than `limit` in five minutes is answered 429 until
 * its rate falls again. Exists in us-east-1 only, as AWS WAF asks for distributions.
 */
export function rateRule(scope: Construct, id: string, limit: number): CfnWebACL {
  const seenAs = (metricName: string) => ({
    metricName,
    cloudWatchMetricsEnabled: true,
    // Samples hold headers of requests, keys among them.
    sampledRequestsEnabled: false,
  });
  return new CfnWebACL(scope, id, {
    scope: 'CLOUDFRONT',
    description: 'Bounds the requests of one address',
    defaultAction: { allow: {} },
    visibilityConfig: seenAs('Dateline'),
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
        visibilityConfig: seenAs('RateOfOneAddress'),
      },
    ],
  });
}
