/**
 * How a handler becomes one ESM file with only what is used, the AWS clients included: it loads faster than the
 * runtime's own. Said in esbuild's words, for the CDK app and for the bench that weighs the bundles.
 */
export const bundling = {
  format: 'esm',
  target: 'node24',
  minify: true,
  // The order matters: CommonJS copies of the AWS clients are half as large again.
  mainFields: ['module', 'main'],
  /** CommonJS dependencies inside an ESM bundle call `require` for Node's own modules. */
  banner:
    "import{createRequire as createRequireOfBundle}from'node:module';const require=createRequireOfBundle(import.meta.url);",
} as const;
