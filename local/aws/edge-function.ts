import { runInNewContext } from 'node:vm';
import { ofType, type Templates } from './template.ts';

/** The part of CloudFront's viewer-response event that the edge function uses. */
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
 * The edge function of the template, so that the local CDN cannot differ from the deployed one.
 * @throws Error if the templates do not contain exactly one.
 */
export function edgeFunction(templates: Templates): EdgeFunction {
  const [found, ...more] = ofType(templates, 'AWS::CloudFront::Function');
  const code = found?.[1].Properties.FunctionCode;
  if (typeof code !== 'string' || more.length > 0)
    throw new Error('The templates must contain exactly one edge function');
  return runInNewContext(`${code}\nhandler`) as EdgeFunction;
}
