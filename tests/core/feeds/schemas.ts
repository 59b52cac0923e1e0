import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

/** Where the standards' schemas lie, beside the repository; they are not part of it. */
const folder = join(import.meta.dirname, '../../../../shared/schemas');

export const haveSchemas = existsSync(folder);

xmlRegisterFsInputProviders();

/** What an XML schema has against a document; nothing when it is valid. */
export const xsdProblems = (schema: string): ((xml: string) => string[]) => {
  const path = join(folder, schema);
  const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(path), { url: path }));
  return (xml) => {
    const document = XmlDocument.fromBuffer(Buffer.from(xml));
    try {
      validator.validate(document);
      return [];
    } catch (error) {
      if (error instanceof XmlValidateError) return error.details.map((detail) => detail.message.trim());
      throw error;
    } finally {
      document.dispose();
    }
  };
};

/** What a JSON schema has against a value; nothing when it is valid. */
export const jsonSchemaProblems = (schema: string): ((value: unknown) => string[]) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajvFormats.default(ajv);
  // GeoJSON is used for places only, which carry none.
  ajv.addSchema({ type: 'object' }, 'https://geojson.org/schema/GeoJSON.json');
  const validate = ajv.compile(JSON.parse(readFileSync(join(folder, schema), 'utf8')));
  return (value) =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(
          (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
        );
};
