import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { routes } from '../../functions/contract/routes.ts';
import type { StageSettings } from '../settings/stage.ts';
import type { ServiceFunction } from './service-function.ts';

export interface IntakeApiProps {
  readonly stage: StageSettings;
  readonly handler: ServiceFunction<'intake'>;
}

/** Requests per second and burst over all agencies; the function itself enforces the rate of each agency. */
const throttle = { rateLimit: 500, burstLimit: 1000 };

/** No headers, query or body: logs must not contain keys or story text. */
const logFields = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  ip: '$context.identity.sourceIp',
  route: '$context.routeKey',
  status: '$context.status',
  length: '$context.responseLength',
  latency: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
};

/** The HTTP API with exactly the routes of the contract, all answered by `intake`. */
export class IntakeApi extends Construct {
  readonly api: HttpApi;
  readonly url: string;
  /** Host name without scheme, used as an origin of the CDN. */
  readonly domainName: string;

  constructor(scope: Construct, id: string, props: IntakeApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Http', {
      description: 'Dateline intake',
      createDefaultStage: false,
    });
    const accessLogs = new LogGroup(this, 'AccessLogs', {
      // Below this prefix, log groups need no entry each in a policy of the account, which overflows with many APIs.
      logGroupName: `/aws/vendedlogs/${Stack.of(this).stackName}/api-access`,
      retention: props.stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Default', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLogs),
        format: AccessLogFormat.custom(JSON.stringify(logFields)),
      },
    });

    const integration = new HttpLambdaIntegration('intake', props.handler.entryPoint);
    for (const route of routes) {
      const [method, path] = splitRoute(route);
      const added = this.api.addRoutes({ path, methods: [method], integration });
      for (const construct of added) {
        Validations.of(construct).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason:
            'The function itself checks the bearer key, which is stored as a hash only; status and API description are public.',
        });
      }
    }
    this.url = this.api.apiEndpoint;
    this.domainName = `${this.api.apiId}.execute-api.${Stack.of(this).region}.${Stack.of(this).urlSuffix}`;
  }
}

/** `POST /v1/articles` as method and path; throws for a method that API Gateway does not know. */
function splitRoute(route: string): [HttpMethod, string] {
  const [verb, path] = route.split(' ');
  const method = Object.values(HttpMethod).find((known) => known === verb);
  if (method === undefined || path === undefined) throw new Error(`Not a route: "${route}"`);
  return [method, path];
}
