import type { EnvKey, FunctionName, functions } from '../contract/functions.ts';
import { DatelineError } from '../core/errors.ts';

type EnvOf<F extends FunctionName> = (typeof functions)[F]['env'][number];

/**
 * The only reader of `process.env`. Returns the variables that the contract promises to this function.
 * @throws DatelineError `bad-setting` naming every variable that is missing, so that a bad deployment fails on its first invocation.
 */
export function config<F extends FunctionName>(contract: {
  env: readonly EnvOf<F>[];
}): Record<EnvOf<F>, string> {
  const values: Partial<Record<EnvKey, string>> = {};
  const missing: string[] = [];
  for (const key of contract.env as readonly EnvKey[]) {
    const value = process.env[key];
    if (value === undefined || value === '') missing.push(key);
    else values[key] = value;
  }
  if (missing.length > 0) {
    const names = missing.join(', ');
    throw new DatelineError('bad-setting', `Environment variables missing: ${names}`, { names });
  }
  return values as Record<EnvOf<F>, string>;
}

/** Whether this process is one of many of Lambda, and not the one that runs all functions. */
export const onLambda = (): boolean => process.env.AWS_LAMBDA_FUNCTION_NAME !== undefined;

/** Emulators are reached by path (`host/bucket/key`), S3 itself by host name. */
export const s3PathStyle = (): boolean => process.env.AWS_ENDPOINT_URL_S3 !== undefined;

/** Whether the key store of the CDN is an emulator. */
export const keyStoreEmulated = (): boolean =>
  process.env.AWS_ENDPOINT_URL_CLOUDFRONT_KEYVALUESTORE !== undefined;
