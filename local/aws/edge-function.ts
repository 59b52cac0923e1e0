import { runInNewContext } from 'node:vm';
import { ofType, type Templates } from './template.ts';

/** The part of CloudFront's viewer-response event that Dateline's function uses. */
export interface EdgeEvent {
  request: { method: string; uri: string };
  response: EdgeResponse;
}
export interface EdgeResponse {
  statusCode: number;
  statusDescription: string;
  headers: Record<string, { value: string }>;
}
export type EdgeFunction = (event: EdgeEvent) => EdgeResponse;

/**
 * The function that the distribution runs before each answer, taken from the template, so that the local CDN
 * cannot differ from it.
 * @throws Error when the templates do not hold exactly one.
 */
export function edgeFunction(templates: Templates): EdgeFunction {
  const [found, ...more] = ofType(templates, 'AWS::CloudFront::Function');
  const code = found?.[1].Properties.FunctionCode;
  if (typeof code !== 'string' || more.length > 0)
    throw new Error('The templates hold no edge function, or several');
  return runInNewContext(`${code}\nhandler`) as EdgeFunction;
}
