import { createHash } from 'node:crypto';
import { createContext, runInContext } from 'node:vm';
import { ofType, type Templates } from './template.ts';

/** The part of CloudFront's events that the edge functions use. */
export interface EdgeRequest {
  method: string;
  uri: string;
  headers: Record<string, { value: string }>;
}
export interface EdgeResponse {
  statusCode: number;
  statusDescription: string;
  headers: Record<string, { value: string }>;
  body?: string;
}

/** The edge functions of the template, so that the local CDN cannot differ from the deployed one. */
export interface EdgeFunctions {
  /** Runs before the cache: the request, perhaps for another address, or the answer to it. */
  request(event: { request: EdgeRequest }): Promise<EdgeRequest | EdgeResponse>;
  /** Runs before each answer from the bucket. */
  response(event: { request: EdgeRequest; response: EdgeResponse }): Promise<EdgeResponse>;
}

/** What a function may read from the key store. */
export interface EdgeStore {
  /** @throws Error for an unknown key. */
  get(key: string): Promise<string>;
}

interface Association {
  EventType: string;
  FunctionARN: { 'Fn::GetAtt': [string, string] };
}

/**
 * The functions of the distribution's default behaviour.
 * @throws Error if the templates do not have one for requests and one for responses.
 */
export function edgeFunctions(templates: Templates, store: EdgeStore): EdgeFunctions {
  const [distribution] = ofType(templates, 'AWS::CloudFront::Distribution');
  const config = distribution?.[1].Properties.DistributionConfig as
    | { DefaultCacheBehavior: { FunctionAssociations: Association[] } }
    | undefined;
  const codeOf = (event: string): string => {
    const found = config?.DefaultCacheBehavior.FunctionAssociations.find(
      ({ EventType }) => EventType === event,
    );
    const id = found?.FunctionARN['Fn::GetAtt'][0] ?? '';
    const code = templates.resources.get(id)?.Properties.FunctionCode;
    if (typeof code !== 'string') throw new Error(`The templates have no edge function for ${event}`);
    return code;
  };
  return {
    request: runtimeOf(codeOf('viewer-request'), store),
    response: runtimeOf(codeOf('viewer-response'), store),
  };
}

/**
 * A function in what stands in for the runtime: the modules `cloudfront` and `crypto`, and `Buffer`. Nothing else of Node
 * is there.
 */
export function runtimeOf<Event, Answer>(code: string, store: EdgeStore): (event: Event) => Promise<Answer> {
  const modules: Record<string, unknown> = { crypto: { createHash }, cloudfront: { kvs: () => store } };
  const context = createContext({ Buffer, require: (name: string) => modules[name] });
  // A script has no imports; the runtime knows one module that only `import` loads.
  const script = code.replace(/^import (\w+) from '(\w+)';$/gm, "const $1 = require('$2');");
  const handler = runInContext(`${script}\nhandler`, context) as (event: Event) => Answer | Promise<Answer>;
  return async (event) => handler(event);
}
