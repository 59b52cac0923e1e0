import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  Validations,
} from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { afterAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../infra/synthesise.ts';
import { withSettings } from './settings/with-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-infra-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const synthesise = (name: string, stage: string) => {
  const outdir = join(folder, name);
  const { app } = buildApp({ bundle: false, stage, outdir });
  app.synth();
  return Object.fromEntries(
    readdirSync(outdir)
      .filter((file) => file.endsWith('.template.json'))
      .map((file) => [file, readFileSync(join(outdir, file), 'utf8')]),
  );
};

/** Keeps what a plugin reports instead of letting it end the process. */
class Recorder implements IPolicyValidationPlugin {
  readonly name: string;
  readonly reports: PolicyValidationPluginReport[] = [];
  private readonly inner: IPolicyValidationPlugin;

  constructor(inner: IPolicyValidationPlugin) {
    this.inner = inner;
    this.name = inner.name;
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const report = this.inner.validate(context);
    this.reports.push(report);
    return { success: true, violations: [] };
  }
}

describe('app', () => {
  const prod = synthesise('first', 'prod');

  /** Settings that add or change resources, in a region of choice. */
  const everySetting = {
    siteTitle: 'North Wire',
    site: { publisher: 'North Wire', license: 'https://creativecommons.org/licenses/by/4.0/' },
    feedIntervalSeconds: 2,
    feedStreamSeconds: 30,
    storyFormats: ['html', 'json', 'md'],
    domainName: 'feeds.example.org',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000',
    hostedZoneId: 'Z0123456789ABCDEFGHIJ',
    webAclArn:
      'arn:aws:wafv2:us-east-1:111122223333:global/webacl/dateline/0a1b2c3d-0000-4000-8000-000000000000',
    originShield: 'eu-central-1',
    reserveConcurrency: true,
    cdnAlarm: true,
    alarmEmails: ['one@example.org', 'two@example.org'],
    budget: { monthlyDollars: 50, emails: ['money@example.org'] },
  };

  it.each([
    ['dev', 'eu-central-1', {}],
    ['prod', 'eu-central-1', {}],
    ['dev', 'eu-central-1', everySetting],
    ['prod', 'eu-central-1', everySetting],
    // A web ACL of its own can be in this region only.
    ['prod', 'us-east-1', { rateLimit: 10_000, accountConcurrency: 10 }],
  ])(
    'has no finding of the AwsSolutions and Serverless checks in stage %s in %s with the settings %j',
    (stage, region, settings) => {
      const outdir = mkdtempSync(join(folder, 'nag-'));
      const { app } = withSettings(settings, { stage, outdir, region });
      const recorders = [new AwsSolutionsChecks(app), new ServerlessChecks(app)].map(
        (pack) => new Recorder(pack),
      );
      Validations.of(app).addPlugins(...recorders);
      app.synth();
      const reports = recorders.flatMap((recorder) => recorder.reports);
      expect(reports).toHaveLength(2);
      expect(reports.flatMap(({ violations }) => violations)).toEqual([]);
    },
  );

  it('is synthesised twice to the same bytes', () => {
    expect(Object.keys(prod)).toHaveLength(3);
    expect(synthesise('second', 'prod')).toEqual(prod);
  });

  it('knows no account and no region', () => {
    for (const text of Object.values(prod)) {
      // The CDN's metrics are in one region, wherever the stacks are.
      const template = text.replaceAll(String.raw`\"region\":\"us-east-1\"`, '');
      expect(template).not.toMatch(/\b(?:us|eu|ap|sa|ca|me|af)-[a-z]+-\d\b/);
      expect(template).not.toMatch(/arn:aws:[^"]*:\d{12}:/);
    }
  });

  it('refers to data by exports, which hold it, and from alarms by weak references, which hold nothing', () => {
    const templates = Object.entries(prod);
    const text = (stack: string) => templates.find(([file]) => file.includes(stack))?.[1] ?? '';
    expect(text('Service')).toContain('Fn::ImportValue');
    expect(text('Service')).not.toContain('Fn::GetStackOutput');
    expect(text('Watch')).toContain('Fn::GetStackOutput');
    expect(text('Watch')).not.toContain('Fn::ImportValue');
  });

  it('takes no other stage', () => {
    expect(() => buildApp({ bundle: false, stage: 'test' })).toThrow(/Unknown stage "test"/);
  });

  it('guards the stacks of prod against deletion', () => {
    const { state, service } = buildApp({ bundle: false, stage: 'prod' });
    expect([state.terminationProtection, service.terminationProtection]).toEqual([true, true]);
  });
});
