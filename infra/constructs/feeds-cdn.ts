import { Aws, Duration, Fn, Names, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  type DistributionProps,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  KeyValueStore,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { cdnContentSecurityPolicy } from '../../functions/contract/content-security.ts';
import { exposedHeaders } from '../../functions/contract/public-documents.ts';
import { apiPathPatterns } from '../../functions/contract/routes.ts';
import type { EdgeSettings } from '../edge/edge-settings.ts';
import { viewerRequest } from '../edge/viewer-request.ts';
import { viewerResponseOf } from '../edge/viewer-response.ts';
import { rateRule } from './waf-rate-rule.ts';

export interface FeedsCdnProps extends EdgeSettings {
  readonly feeds: IBucket;
  /** Host name of the HTTP API that answers below `apiPathPatterns`. */
  readonly apiDomainName: string;
  /** Public feeds name the hub at `/hub`. */
  readonly hub?: boolean;
}

/** Seconds that CloudFront caches an error, by status; docs/caching.md says why. */
export const errorSeconds: Readonly<Record<number, number>> = {
  403: 0,
  404: 1,
  500: 1,
  502: 1,
  503: 1,
  504: 1,
};

const securityHeaders: ResponseSecurityHeadersBehavior = {
  contentSecurityPolicy: { contentSecurityPolicy: cdnContentSecurityPolicy, override: true },
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN, override: true },
  strictTransportSecurity: {
    accessControlMaxAge: Duration.days(365),
    includeSubdomains: true,
    override: true,
  },
};

/**
 * The public endpoint: static objects of the feeds bucket, cached according to each object's Cache-Control, and the
 * API under the same host name. Feed requests never reach a function or the table.
 */
export class FeedsCdn extends Construct {
  readonly distribution: Distribution;
  /** `https://` and the host name, without a slash at the end. */
  readonly url: string;
  /** What each key of a subscriber opens; a copy of rows of the table. */
  readonly keyStore: KeyValueStore;

  private readonly hub: boolean;

  constructor(scope: Construct, id: string, props: FeedsCdnProps) {
    super(scope, id);
    this.hub = props.hub ?? false;
    this.keyStore = new KeyValueStore(this, 'Keys', {
      keyValueStoreName: this.globalName('Keys'),
      comment: 'What the keys of subscribers open, by their SHA-256',
    });
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Dateline feeds',
      ...this.nameAndGuard(props),
      httpVersion: HttpVersion.HTTP2_AND_3,
      enableIpv6: true,
      defaultRootObject: 'index.html',
      defaultBehavior: this.feedsBehavior(props),
      additionalBehaviors: this.apiBehaviors(props.apiDomainName),
      // A new feed must become visible quickly, and errors must not outlive their cause. These times also apply
      // to the API although it is not cached: one agency's 403 must not be served to another.
      errorResponses: Object.entries(errorSeconds).map(([status, seconds]) => ({
        httpStatus: Number(status),
        ttl: Duration.seconds(seconds),
      })),
    });
    if (props.domain?.hostedZoneId !== undefined)
      this.addRecords(props.domain.name, props.domain.hostedZoneId);
    this.url = `https://${props.domain?.name ?? this.distribution.distributionDomainName}`;
    acknowledgeDistribution(this.distribution);
  }

  private nameAndGuard({ domain, webAclArn, rateLimit }: EdgeSettings): Partial<DistributionProps> {
    const webAclId = rateLimit === undefined ? webAclArn : rateRule(this, 'WebAcl', rateLimit).attrArn;
    return {
      ...(webAclId === undefined ? {} : { webAclId }),
      ...(domain === undefined
        ? {}
        : {
            domainNames: [domain.name],
            certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
          }),
    };
  }

  /** Uses the host name as zone name, which avoids a lookup; any name within the zone works. */
  private addRecords(zoneName: string, hostedZoneId: string): void {
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId, zoneName });
    const target = RecordTarget.fromAlias(new CloudFrontTarget(this.distribution));
    new ARecord(this, 'Ipv4', { zone, target });
    new AaaaRecord(this, 'Ipv6', { zone, target });
  }

  /** CloudFront names are account-wide; the region in the name allows one stage in two regions. */
  private globalName(id: string): string {
    return Fn.join('-', [Names.uniqueResourceName(this, { maxLength: 32 }), id, Aws.REGION]);
  }

  private feedsBehavior({ feeds, originShield }: FeedsCdnProps): BehaviorOptions {
    return {
      // With list permission, S3 answers 404 instead of 403 for a missing object. Visitors still cannot list:
      // the root object replaces the bucket's own address, and no query string reaches the origin.
      origin: S3BucketOrigin.withOriginAccessControl(feeds, {
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
        originAccessControl: new S3OriginAccessControl(this, 'AccessControl', {
          originAccessControlName: this.globalName('Feeds'),
        }),
        ...(originShield !== undefined && { originShieldRegion: originShield }),
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      compress: true,
      functionAssociations: [
        { eventType: FunctionEventType.VIEWER_REQUEST, function: this.viewerRequest() },
        { eventType: FunctionEventType.VIEWER_RESPONSE, function: this.viewerResponse() },
      ],
      cachePolicy: new CachePolicy(this, 'ByOriginCacheControl', {
        comment: 'Follows Cache-Control of each object; ten seconds without one',
        minTtl: Duration.seconds(0),
        defaultTtl: Duration.seconds(10),
        maxTtl: Duration.days(365),
        queryStringBehavior: CacheQueryStringBehavior.none(),
        headerBehavior: CacheHeaderBehavior.none(),
        cookieBehavior: CacheCookieBehavior.none(),
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      }),
      // Lets S3 answer CORS preflight requests; not part of the cache key.
      originRequestPolicy: OriginRequestPolicy.CORS_S3_ORIGIN,
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'FeedHeaders', {
        responseHeadersPolicyName: this.globalName('FeedHeaders'),
        comment: 'Security headers; CORS for any origin',
        securityHeadersBehavior: securityHeaders,
        corsBehavior: {
          accessControlAllowCredentials: false,
          accessControlAllowOrigins: ['*'],
          accessControlAllowMethods: ['GET', 'HEAD', 'OPTIONS'],
          accessControlAllowHeaders: ['*'],
          accessControlExposeHeaders: [...exposedHeaders],
          accessControlMaxAge: Duration.days(1),
          originOverride: true,
        },
      }),
    };
  }

  private viewerRequest(): EdgeFunction {
    return new EdgeFunction(this, 'ViewerRequest', {
      comment: 'Leads subscribers with a valid key to private feeds',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(viewerRequest),
      keyValueStore: this.keyStore,
    });
  }

  private viewerResponse(): EdgeFunction {
    return new EdgeFunction(this, 'ViewerResponse', {
      comment: 'Real media types, 410 for withdrawn stories, no metadata of the bucket',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(viewerResponseOf(this.hub)),
    });
  }

  private apiBehaviors(domainName: string): Record<string, BehaviorOptions> {
    const behavior: BehaviorOptions = {
      origin: new HttpOrigin(domainName),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'ApiHeaders', {
        responseHeadersPolicyName: this.globalName('ApiHeaders'),
        comment: 'Security headers',
        securityHeadersBehavior: securityHeaders,
      }),
    };
    return Object.fromEntries(apiPathPatterns.map((pattern) => [pattern, behavior]));
  }
}

function acknowledgeDistribution(distribution: Distribution): void {
  Validations.of(distribution).acknowledge(
    {
      id: 'AwsSolutions-CFR1',
      reason: 'Feeds are public worldwide; usage terms of a story say where it may be used.',
    },
    {
      id: 'AwsSolutions-CFR2',
      reason:
        'Feeds are static objects; uploads are limited by the API throttle and the key. A web ACL is optional.',
    },
    {
      id: 'AwsSolutions-CFR3',
      reason:
        "Subscribers' IP addresses are personal data and not needed; the distribution's metrics are enough.",
    },
    {
      id: 'AwsSolutions-CFR4',
      reason: 'The default certificate fixes the TLS policy; a custom domain uses TLS 1.2 (2021) or newer.',
    },
    {
      id: 'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
      reason: 'The default root object is set.',
    },
  );
}
