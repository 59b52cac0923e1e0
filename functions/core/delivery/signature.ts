import { createHmac } from 'node:crypto';

/** A secret that signs calls of an endpoint; `until`: a replaced one that still signs up to then (UTC, ISO 8601). */
export interface SigningSecret {
  secret: string;
  until?: string;
}

/** What is signed. `timestamp` is in whole seconds since the epoch. */
export interface SignedCall {
  id: string;
  timestamp: number;
  body: string;
}

/** Of a secret as it is shown (Standard Webhooks 1.0, "Signature scheme"). */
export const secretPrefix = 'whsec_';

/** The signature of a call with one secret, `v1,` and HMAC-SHA256 in base64 (Standard Webhooks 1.0). */
function signature({ id, timestamp, body }: SignedCall, secret: string): string {
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

/** The headers of a signed call: one signature for each secret that is valid, so that a receiver can change over. */
export function signatureHeaders(
  call: SignedCall,
  secrets: readonly SigningSecret[],
): Record<string, string> {
  const now = new Date(call.timestamp * 1000).toISOString();
  const valid = secrets.filter(({ until }) => until === undefined || until > now);
  return {
    'webhook-id': call.id,
    'webhook-timestamp': String(call.timestamp),
    'webhook-signature': valid.map(({ secret }) => signature(call, secret)).join(' '),
  };
}

/** `X-Hub-Signature` of a delivery to a WebSub subscriber (W3C WebSub §7), over the bytes that are sent. */
export const hubSignature = (body: Uint8Array, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
