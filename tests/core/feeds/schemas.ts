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

export const nitfSchema = { 'http://iptc.org/std/NITF/2006-10-18/': 'nitf-3-6.xsd' };
export const newsmlSchema = { 'http://iptc.org/std/nar/2006-10-01/': 'NewsML-G2_2.35-spec-All-Power.xsd' };
export const sitemapSchemas = {
  'http://www.sitemaps.org/schemas/sitemap/0.9': 'sitemap.xsd',
  'http://www.google.com/schemas/sitemap-news/0.9': 'sitemap-news.xsd',
};

/** What XML schemas, by namespace, have against a document; nothing when it is valid. */
export const xsdProblems = (schemas: Record<string, string>): ((xml: string) => string[]) => {
  const imports = Object.entries(schemas).map(
    ([uri, file]) => `<xs:import namespace="${uri}" schemaLocation="${file}"/>`,
  );
  const all = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`;
  const validator = XsdValidator.fromDoc(XmlDocument.fromString(all, { url: join(folder, 'all.xsd') }));
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
