// Events of lorapipe as bytes: two magic bytes, the fingerprint of the writer's schema (eight bytes, little-endian), the Avro body.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import avro from 'avsc';

const MAGIC = Buffer.from([0xc3, 0x01]);
const HEADER_LENGTH = 10;
const PRIMITIVES = new Set(['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string']);
const SCHEMAS = process.env.LORAPIPE_SCHEMAS ?? fileURLToPath(new URL('../../schemas/released', import.meta.url));

/** Every released version of every event, by fingerprint and the newest by name. */
const byFingerprint = new Map();
const newest = new Map();
for (const event of readdirSync(SCHEMAS)) {
  const versions = readdirSync(join(SCHEMAS, event)).map((file) => parseInt(file, 10)).sort((a, b) => a - b);
  for (const version of versions) {
    const schema = JSON.parse(readFileSync(join(SCHEMAS, event, `${version}.avsc`), 'utf8'));
    const known = { name: event, fingerprint: fingerprint(schema), type: avro.Type.forSchema(schema) };
    byFingerprint.set(known.fingerprint, known);
    newest.set(event, known);
  }
}

export function encode(event, value) {
  const { fingerprint, type } = newest.get(event);
  const header = Buffer.alloc(HEADER_LENGTH);
  MAGIC.copy(header);
  header.writeBigUInt64LE(fingerprint, MAGIC.length);
  return Buffer.concat([header, type.toBuffer(value)]);
}

/** The name of the event and its fields; undefined for bytes that no released schema describes. */
export function decode(bytes) {
  if (!bytes || bytes.length < HEADER_LENGTH || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) {
    return undefined;
  }
  const known = byFingerprint.get(bytes.readBigUInt64LE(MAGIC.length));
  return known && { event: known.name, ...known.type.fromBuffer(bytes.subarray(HEADER_LENGTH)) };
}

/** CRC-64-AVRO of the schema's Parsing Canonical Form, both as the Avro specification defines them. */
function fingerprint(schema) {
  const empty = 0xc15d213aa4d7a795n;
  let crc = empty;
  for (const byte of Buffer.from(canonicalForm(schema), 'utf8')) {
    crc ^= BigInt(byte);
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc & 1n) === 1n ? (crc >> 1n) ^ empty : crc >> 1n;
    }
  }
  return crc;
}

function canonicalForm(schema, namespace = '') {
  if (Array.isArray(schema)) {
    return `[${schema.map((branch) => canonicalForm(branch, namespace)).join(',')}]`;
  }
  if (typeof schema === 'string') {
    return JSON.stringify(PRIMITIVES.has(schema) ? schema : fullName(schema, namespace));
  }
  const space = schema.name?.includes('.')
    ? schema.name.slice(0, schema.name.lastIndexOf('.'))
    : (schema.namespace ?? namespace);
  const name = () => `"name":${JSON.stringify(fullName(schema.name, space))}`;
  switch (schema.type) {
    case 'record': {
      const fields = schema.fields.map(
        (field) => `{"name":${JSON.stringify(field.name)},"type":${canonicalForm(field.type, space)}}`,
      );
      return `{${name()},"type":"record","fields":[${fields.join(',')}]}`;
    }
    case 'enum':
      return `{${name()},"type":"enum","symbols":[${schema.symbols.map((symbol) => JSON.stringify(symbol)).join(',')}]}`;
    case 'fixed':
      return `{${name()},"type":"fixed","size":${schema.size}}`;
    case 'array':
      return `{"type":"array","items":${canonicalForm(schema.items, namespace)}}`;
    case 'map':
      return `{"type":"map","values":${canonicalForm(schema.values, namespace)}}`;
    default:
      return canonicalForm(schema.type, namespace);
  }
}

function fullName(name, namespace) {
  return name.includes('.') || namespace === '' ? name : `${namespace}.${name}`;
}
