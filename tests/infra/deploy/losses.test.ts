import { describe, expect, it } from 'vitest';
import { type Deployed, lossesOf } from '../../../infra/deploy/losses.ts';
import { buildOnce } from '../built-app.ts';

const name = 'feeds.example.org';
const named = {
  domainName: name,
  certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/example',
};
type Json = Record<string, unknown>;
const service = (context: Record<string, string> = {}) =>
  structuredClone(buildOnce('prod', context).templates.service.toJSON() as Json);

const deployed = (template: Json, outputs: Record<string, string> = {}): Deployed => ({ template, outputs });

describe('what a deployment would take', () => {
  it('is nothing if nothing changes', () => {
    const outputs = { FeedsUrl: `https://${name}`, StoryFormats: 'html' };
    expect(lossesOf(deployed(service(named), outputs), service(named))).toEqual([]);
  });

  it('is the host name, if the settings no longer have it, by the output or by the alias', () => {
    const byOutput = lossesOf(deployed(service(), { FeedsUrl: `https://${name}` }), service());
    const byAlias = lossesOf(deployed(service(named)), service());
    for (const losses of [byOutput, byAlias]) expect(losses).toEqual([expect.stringContaining(name)]);
  });

  it("is nothing when the CDN's own name gets a better one", () => {
    expect(
      lossesOf(deployed(service(), { FeedsUrl: 'https://d111.cloudfront.net' }), service(named)),
    ).toEqual([]);
  });

  it('is a format of the stories', () => {
    const losses = lossesOf(deployed(service(), { StoryFormats: 'html,text' }), service());
    expect(losses).toEqual(['stories would no longer be published as text']);
  });

  it('is a resource that is kept, not one that can be made again', () => {
    const wanted = service();
    const resources = wanted.Resources as Record<string, { Type: string; DeletionPolicy?: string }>;
    const bucket = Object.keys(resources).find((id) => resources[id]?.Type === 'AWS::S3::Bucket') ?? '';
    const queue = Object.keys(resources).find((id) => resources[id]?.Type === 'AWS::SQS::Queue') ?? '';
    delete resources[bucket];
    delete resources[queue];
    expect(lossesOf(deployed(service()), wanted)).toEqual([expect.stringContaining(bucket)]);
  });
});
