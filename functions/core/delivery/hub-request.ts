import { objectKeys } from '../../contract/object-keys.ts';
import { type AddressRules, urlProblem } from './addresses.ts';

/** Leases of subscriptions to topics, seconds: unless a subscriber asks for another one, and the bounds of that. */
export const hubLease = { usual: 864_000, least: 300, most: 2_592_000 } as const;

/** Bytes that a secret has to stay below (W3C WebSub §5.1). */
const secretBytes = 200;

/** What a subscriber asks of the hub (W3C WebSub §5.1). */
export interface HubRequest {
  mode: 'subscribe' | 'unsubscribe';
  callback: string;
  topic: string;
  /** The feed of the topic, and the key of its document. */
  feed: string;
  object: string;
  leaseSeconds: number;
  secret?: string;
}

export interface HubProblem {
  pointer: string;
  detail: string;
}

/**
 * Reads a request to the hub; parameters that nobody knows are left alone.
 * @returns the request, or everything that is wrong with it
 */
export function readHubRequest(
  form: URLSearchParams,
  rules: AddressRules = {},
): HubRequest | { problems: HubProblem[] } {
  const [mode, callback = '', topic = '', lease, secret] = [
    'hub.mode',
    'hub.callback',
    'hub.topic',
    'hub.lease_seconds',
    'hub.secret',
  ].map((name) => form.get(name) ?? undefined);
  const problems: HubProblem[] = [];
  const add = (name: string, detail: string): void => void problems.push({ pointer: `/hub.${name}`, detail });
  if (mode !== 'subscribe' && mode !== 'unsubscribe') add('mode', 'Expected subscribe or unsubscribe');
  const wrong = urlProblem(callback, rules);
  if (wrong !== undefined) add('callback', `It is not called: ${wrong}`);
  const object = objectOf(topic);
  const { feed, extension } = objectKeys.feedHead.parse(object) ?? {};
  if (feed === undefined || extension === 'html')
    add('topic', 'Expected the address of a public feed of this site');
  if (lease !== undefined && !/^[1-9]\d{0,9}$/.test(lease)) add('lease_seconds', 'Expected whole seconds');
  if (secret !== undefined && Buffer.byteLength(secret) >= secretBytes)
    add('secret', `Expected less than ${secretBytes} bytes`);
  if (problems.length > 0 || feed === undefined) return { problems };
  const leaseSeconds = Math.min(hubLease.most, Math.max(hubLease.least, Number(lease ?? hubLease.usual)));
  return {
    mode: mode as HubRequest['mode'],
    ...{ callback, topic, feed, object, leaseSeconds },
    ...(secret !== undefined && secret !== '' && { secret }),
  };
}

/** The key of the document at an address, without a query; empty for what is no address. */
function objectOf(topic: string): string {
  const url = URL.parse(topic);
  return url && url.search === '' && url.hash === '' ? url.pathname.slice(1) : '';
}

/** The address that verifies what a subscriber intends: its callback, whatever query it has, and the parameters of §5.3. */
export function verificationUrl(callback: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(callback);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.append(name, value);
  return url.href;
}
