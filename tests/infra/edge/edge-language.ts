import { transformSync } from 'esbuild';

/** What cloudfront-js-2.0 supports in addition to ECMAScript 5.1, as far as needed here. */
const supported = { 'const-and-let': true, arrow: true, 'template-literal': true, 'async-await': true };

/** Whether the edge runtime knows all of some code: CloudFront does not check that on deployment. */
export const isEdgeLanguage = (code: string): boolean => {
  try {
    return transformSync(code, { target: 'es5', supported }).code === transformSync(code).code;
  } catch {
    return false;
  }
};
