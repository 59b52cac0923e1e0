import type { Stack } from 'aws-cdk-lib';
import { QueryDefinition, QueryString } from 'aws-cdk-lib/aws-logs';
import type { ServiceStack } from '../stacks/service-stack.ts';

interface Query {
  readonly fields?: string[];
  readonly filterStatements?: string[];
  readonly statsStatements?: string[];
  readonly sort?: string;
  readonly limit?: number;
}

/** The questions of docs/runbook.md, by the name under which CloudWatch Logs Insights saves them. */
const queries: Readonly<Record<string, Query>> = {
  'Follow a story': {
    fields: ['@timestamp', 'service', 'message', 'receipt', 'feed', 'build'],
    filterStatements: ['@message like /PUT-RECEIPT-OR-STORY-ID-HERE/'],
    sort: '@timestamp asc',
    limit: 1000,
  },
  'Uploads by agency': {
    filterStatements: ['message = "Receipt ingested"'],
    statsStatements: ['count(*) as uploads, sum(refused) as refusedStories by agency, bin(1h)'],
  },
  'Refused uploads': {
    fields: ['@timestamp', 'agency', 'reason', 'receipt'],
    filterStatements: ['message = "Upload refused"'],
    sort: '@timestamp desc',
    limit: 200,
  },
  'What failed': {
    fields: ['@timestamp', 'service', 'message', 'receipt', 'story', 'feed'],
    filterStatements: ['level in ["ERROR", "WARN"]'],
    sort: '@timestamp desc',
    limit: 200,
  },
};

/** Saves the queries over the logs of all functions, below a folder of the stage. */
export function saveQueries(stack: Stack, stage: string, { functions }: ServiceStack): void {
  const logGroups = Object.values(functions).map(({ logGroup }) => logGroup);
  for (const [name, query] of Object.entries(queries)) {
    new QueryDefinition(stack, `Query ${name}`, {
      queryDefinitionName: `Dateline/${stage}/${name}`,
      queryString: new QueryString(query),
      logGroups,
    });
  }
}
