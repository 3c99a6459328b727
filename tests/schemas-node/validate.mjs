// Reads { schemas: { name: schema }, documents: [{ name, schema, text }] } as JSON and writes [{ name, errors: [text] }] for the
// documents that their schema refuses. Neither the validator nor the YAML parser is ours.
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';

const { schemas, documents } = JSON.parse(await text(process.stdin));
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
addFormats(ajv);
const validators = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]));

const refused = [];
for (const document of documents) {
  const validate = validators[document.schema];
  if (!validate(parse(document.text) ?? {})) {
    refused.push({ name: document.name, errors: validate.errors.map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`) });
  }
}
process.stdout.write(JSON.stringify(refused));
