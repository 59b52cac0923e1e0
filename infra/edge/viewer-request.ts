import { privateAddress } from '../../functions/contract/private-addresses.ts';

/**
 * Runs at the edge before each request for a document, also before the cache is asked (cloudfront-js 2.0; the local stack
 * runs the same code). Public addresses pass. Of private ones it takes the key, from the path, from Basic (RFC 7617) or
 * from Bearer (RFC 6750), looks up its SHA-256 in the key store, and leads to the one shared copy in a folder that nobody
 * can guess. It answers 401 without a valid key, whatever the address, and 404 for what the key does not cover.
 *
 * A function that fails or is cut off by CloudFront opens nothing: the private addresses themselves have no documents.
 * The language is that of `viewerResponse`, with modules and `await`.
 */
export const viewerRequest = `const crypto = require('crypto');
import cf from 'cloudfront';
const store = cf.kvs();

function answer(status, reason, text) {
  const fields = {
    'cache-control': { value: 'no-store' },
    'content-type': { value: 'text/plain; charset=utf-8' },
    'access-control-allow-origin': { value: '*' },
  };
  if (status === 401)
    fields['www-authenticate'] = { value: 'Basic realm="Private feeds", charset="UTF-8", Bearer realm="Private feeds"' };
  return { statusCode: status, statusDescription: reason, headers: fields, body: text };
}

function keyOf(header) {
  const parts = header ? /^(Basic|Bearer) +([A-Za-z0-9._~+/=-]+) *$/i.exec(header.value) : null;
  if (!parts) return '';
  if (parts[1].toLowerCase() === 'bearer') return parts[2];
  const text = Buffer.from(parts[2], 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? text : text.slice(colon + 1) || text.slice(0, colon);
}

async function entryOf(key) {
  if (!/^dls_[a-z0-9-]{1,63}_[A-Za-z0-9_-]{43}$/.test(key)) return undefined;
  try {
    const entry = (await store.get(crypto.createHash('sha256').update(key).digest('hex'))).split(' ');
    const until = Number(entry[1]);
    return until === 0 || Date.now() < until * 1000 ? entry : undefined;
  } catch (error) {
    return undefined;
  }
}

async function handler(event) {
  const request = event.request;
  delete request.headers['${privateAddress.header}'];
  const parts = request.uri.split('/');
  const byPath = parts[1] === '${privateAddress.byKey}';
  if (!byPath && parts[1] !== '${privateAddress.root}') return request;
  const rest = parts.slice(byPath ? 3 : 2);
  const isSafe = rest.every((part) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(part));
  if (request.method === 'OPTIONS') {
    request.uri = '/${privateAddress.root}';
    return request;
  }
  const key = byPath ? String(parts[2]) : keyOf(request.headers.authorization);
  const entry = await entryOf(key);
  if (!entry) return answer(401, 'Unauthorized', 'This address needs a valid key.\\n');
  const feed = String(rest[1]).split('.')[0];
  const isFeed = rest[0] === 'feeds' || rest[0] === 'changes';
  const covered = entry[2] === '*' || entry[2].split(',').indexOf(feed) >= 0;
  if (!isSafe || !isFeed || !covered) return answer(404, 'Not Found', 'There is nothing at this address.\\n');
  delete request.headers.authorization;
  request.headers['${privateAddress.header}'] = { value: byPath ? '/${privateAddress.byKey}/' + key : '/${privateAddress.root}' };
  request.uri = '/${privateAddress.folder}/' + entry[0] + '/' + rest.join('/');
  return request;
}
`;
