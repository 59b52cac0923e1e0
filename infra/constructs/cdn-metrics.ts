import type { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** The only region in which CloudFront publishes metrics. */
export const cdnRegion = 'us-east-1';

/** A metric of a distribution. Alarms can only use it in `cdnRegion`; dashboards name that region. */
export function cdnMetric(
  distributionId: string,
  metricName: 'Requests' | '4xxErrorRate' | '5xxErrorRate',
  options: { period: Duration; region?: string },
): Metric {
  return new Metric({
    namespace: 'AWS/CloudFront',
    metricName,
    // CDK's own metrics omit the second dimension.
    dimensionsMap: { DistributionId: distributionId, Region: 'Global' },
    statistic: metricName === 'Requests' ? 'Sum' : 'Average',
    ...options,
  });
}
