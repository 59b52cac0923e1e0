import { dirname } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleHandler } from './bundling.ts';

/**
 * The bundle of a handler as an asset, made at synthesis by the esbuild of this repository, without Docker.
 * The asset is named by its bytes, so a deployment changes only the functions whose code has changed.
 * CDK's NodejsFunction makes one file, which every start would have to read to its end.
 */
export const handlerCode = (entry: string): Code =>
  Code.fromAsset(dirname(entry), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // CDK asks for an image, for machines without a local bundler.
      image: DockerImage.fromRegistry('none'),
      local: {
        tryBundle(folder) {
          bundleHandler(entry, folder);
          return true;
        },
      },
    },
  });
