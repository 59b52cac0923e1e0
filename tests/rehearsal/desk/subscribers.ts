import { deepStrictEqual, match, strictEqual } from 'node:assert/strict';
import { CloudFrontKeyValueStoreClient, ListKeysCommand } from '@aws-sdk/client-cloudfront-keyvaluestore';
// Signs for all regions at once, which this service asks for.
import '@aws-sdk/signature-v4a';
import type { Checks } from '../checks.ts';
import { type Emulator, keyStoreUrl, region } from '../emulator/emulator.ts';
import type { DeployedDesk } from './deployed-desk.ts';

const subscriber = 'morning-post';

/** The hashes of keys in the key store of the CDN. */
async function keysOf(emulator: Emulator, arn: string | undefined): Promise<string[]> {
  const client = new CloudFrontKeyValueStoreClient({
    endpoint: keyStoreUrl(emulator),
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  // The SDK puts the account in front of the host, and such a name need not resolve.
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { hostname: string };
      request.hostname = request.hostname.replace(/^\d{12}\.localhost$/, '127.0.0.1');
      return next(args);
    },
    { step: 'build', name: 'hostWithoutAccount' },
  );
  const { Items = [] } = await client.send(new ListKeysCommand({ KvsARN: arn }));
  return Items.map(({ Key = '' }) => Key);
}

/** A subscriber of private feeds, as far as the emulator goes: its functions at the edge open nothing. */
export async function subscribe(checks: Checks, desk: DeployedDesk, emulator: Emulator): Promise<void> {
  const store = desk.outputs.KeyStoreArn;
  await checks.step("a subscriber's key is in the key store, and only there while it is one", async () => {
    deepStrictEqual(await keysOf(emulator, store), []);
    await desk.dateline('subscribers', 'add', subscriber, 'The Morning Post', '--feeds', '*');
    const [hash = '', ...others] = await keysOf(emulator, store);
    match(hash, /^[0-9a-f]{64}$/);
    deepStrictEqual(others, []);
    await desk.dateline('subscribers', 'remove', subscriber);
    deepStrictEqual(await keysOf(emulator, store), []);
  });
  await checks.step('a private address is refused without a key, by the function at the edge', async () => {
    const answer = await desk.read('/private/feeds/latest.json');
    strictEqual(answer.status, 401, answer.text);
    match(String(answer.headers['www-authenticate']), /Private feeds/);
  });
}
