import { privateAddress } from '../../functions/contract/private-addresses.ts';
import { headersOfMetadata, mediaTypes, statusMetadata } from '../../functions/contract/public-documents.ts';

const metadata = 'x-amz-meta-';

/**
 * Runs at the edge before each response from the feeds bucket, cached ones included (cloudfront-js 2.0; the local
 * stack runs the same code). Sets the real media type, turns objects marked as gone or moved into 410 or 301, adds the headers
 * that an object's metadata has, keeps private documents out of shared caches, has browsers ask
 * each time whether a page for people changed, so that a killed story is on none that is looked at again, and removes the bucket's own metadata.
 * Viewer-response functions may set the status since
 * March 2023; they are not called when the origin answered 400 or above.
 *
 * The runtime supports ECMAScript 5.1 and little more; for example no `for…of`. CloudFront does not check this on
 * deployment: every response would be 503. `tests/infra/edge/viewer-response.test.ts` holds the code to it.
 */
export const viewerResponse = viewerResponseOf(false);

/** The same for a deployment that has a hub: each public feed names it and itself in `Link` (W3C WebSub §4). */
export function viewerResponseOf(hub: boolean): string {
  return `const hub = ${hub};
const types = ${JSON.stringify(mediaTypes)};

/** The way by which a private document was asked for, empty for a public one; and its path without that way. */
function privateOf(request) {
  const parts = request.uri.split('/');
  const said = request.headers && request.headers['${privateAddress.header}'];
  const isKey = parts[1] === '${privateAddress.byKey}';
  const isStored = parts[1] === '${privateAddress.folder}';
  if (!isKey && !isStored && parts[1] !== '${privateAddress.root}') return { way: '', path: parts };
  const asked = isKey ? '/${privateAddress.byKey}/' + parts[2] : said ? said.value : '/${privateAddress.root}';
  return { way: asked, path: [''].concat(parts.slice(isKey || isStored ? 3 : 2)) };
}

function handler(event) {
  const response = event.response;
  const headers = response.headers;
  const status = headers['${metadata}${statusMetadata.key}'];
  const location = headers['${metadata}${statusMetadata.location}'];
  const kept = headers['${metadata}visibility'];
  const own = privateOf(event.request);
  ${JSON.stringify(headersOfMetadata)}.forEach((name) => {
    if (headers['${metadata}' + name]) headers[name] = { value: headers['${metadata}' + name].value };
  });
  Object.keys(headers).forEach((name) => {
    if (name.indexOf('${metadata}') === 0) delete headers[name];
  });
  const path = own.path;
  const file = path[path.length - 1];
  const isPage = file === '' || /[.]html$/.test(file);
  const reader = isPage ? 'max-age=0, must-revalidate' : 'max-age=60';
  if (isPage && headers['cache-control']) headers['cache-control'] = { value: 'public, ' + reader };
  if (own.way || kept) {
    headers['cache-control'] = { value: 'private, ' + reader };
    headers['x-robots-tag'] = { value: 'noindex' };
    headers.vary = { value: 'Accept-Encoding, Authorization' };
    if (own.way.indexOf('/${privateAddress.byKey}/') === 0)
      headers.link = { value: '<' + own.way + '/' + path.slice(1).join('/') + '>; rel="self"' };
  }
  const folder = types[path.length > 2 ? (path[3] === 'stories' ? 'stories' : path[1]) : ''];
  const type = folder ? folder[file.slice(file.lastIndexOf('.') + 1)] : undefined;
  if (hub && !own.way && !kept && !status && path.length === 3 && path[1] === 'feeds' && type && !/[.]html$/.test(file)) {
    const others = headers.link ? headers.link.value + ', ' : '';
    headers.link = { value: others + '</hub>; rel="hub", <' + event.request.uri + '>; rel="self"' };
  }
  if (headers['content-type'] && typeof type === 'string') headers['content-type'] = { value: type };
  if (status && status.value === '${statusMetadata.gone}') {
    response.statusCode = ${statusMetadata.gone};
    response.statusDescription = 'Gone';
  }
  if (status && status.value === '${statusMetadata.moved}' && location) {
    response.statusCode = ${statusMetadata.moved};
    response.statusDescription = 'Moved Permanently';
    headers.location = { value: location.value };
  }
  return response;
}
`;
}
