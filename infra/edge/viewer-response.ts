import { mediaTypes, reservationHeaders, statusMetadata } from '../../functions/contract/public-documents.ts';

const metadata = 'x-amz-meta-';

/**
 * Runs at the edge before each response from the feeds bucket, cached ones included (cloudfront-js 2.0; the local
 * stack runs the same code). Sets the real media type, turns objects marked as gone or moved into 410 or 301, adds the rights
 * reservation headers, and removes the bucket's own metadata. Viewer-response functions may set the status since
 * March 2023; they are not called when the origin answered 400 or above.
 *
 * The runtime supports ECMAScript 5.1 and little more; for example no `for…of`. CloudFront does not check this on
 * deployment: every response would be 503. `tests/infra/edge/viewer-response.test.ts` holds the code to it.
 */
export const viewerResponse = `const types = ${JSON.stringify(mediaTypes)};

function handler(event) {
  const response = event.response;
  const headers = response.headers;
  const status = headers['${metadata}${statusMetadata.key}'];
  const location = headers['${metadata}${statusMetadata.location}'];
  ${JSON.stringify(Object.values(reservationHeaders))}.forEach((name) => {
    if (headers['${metadata}' + name]) headers[name] = { value: headers['${metadata}' + name].value };
  });
  Object.keys(headers).forEach((name) => {
    if (name.indexOf('${metadata}') === 0) delete headers[name];
  });
  const path = event.request.uri.split('/');
  const file = path[path.length - 1];
  const folder = types[path.length > 2 ? path[1] : ''];
  const type = folder ? folder[file.slice(file.lastIndexOf('.') + 1)] : undefined;
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
