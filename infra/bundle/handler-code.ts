import { dirname } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleHandler } from './bundling.ts';

/**
 * The bundle of a handler as a CDK asset, built during synthesis with the repository's esbuild, without Docker.
 * The asset hash is the hash of its content, so a deployment only updates functions whose code has changed.
 * CDK's NodejsFunction makes a single file, which every cold start would have to read completely.
 *
 * @param writeMore writes further files into the folder of the bundle
 */
export const handlerCode = (entry: string, writeMore?: (folder: string) => void): Code =>
  Code.fromAsset(dirname(entry), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // CDK requires an image as fallback; it is never used.
      image: DockerImage.fromRegistry('none'),
      local: {
        tryBundle(folder) {
          bundleHandler(entry, folder);
          writeMore?.(folder);
          return true;
        },
      },
    },
  });
