// Asks for a training by publishing `images.requested`; no gateway takes part. Prints the id of the training.
//
//   KAFKA_BROKERS=localhost:9092 node request-training.mjs --user ada --character fox --trigger f0x IMAGE...
//
// An IMAGE is an http(s) URL, or the key of an object in the store of reference images (it begins with the user's id).
// Options: --name NAME, --preset PRESET, --steps STEPS. Exit code: 0 published, 2 bad usage, 3 Kafka did not take it.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Kafka, logLevel } from 'kafkajs';
import { encode } from './events.mjs';

const { values: options, positionals: images } = parseArguments();
const trainingId = uuidV7();
const event = {
  trainingId,
  userId: options.user,
  characterId: options.character,
  characterName: options.name ?? null,
  images: images.map(imageReference),
  preset: options.preset,
  // A value of the map says which type of the union it has.
  parameters: options.steps === undefined ? {} : { steps: { long: Number(options.steps) } },
  triggerWord: options.trigger ?? null,
  generation: 0,
  requestedAt: Date.now(),
};

const kafka = new Kafka({
  clientId: 'request-training',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
  retry: { retries: 3 },
});
const producer = kafka.producer();
try {
  await producer.connect();
  await producer.send({
    topic: 'images.requested',
    acks: -1,
    messages: [{ key: trainingId, value: encode('ImagesRequested', event), headers: headers() }],
  });
  console.log(trainingId);
} catch (error) {
  console.error(`Kafka did not take the request: ${error.message}`);
  process.exitCode = 3;
} finally {
  await producer.disconnect();
}

function parseArguments() {
  const text = { type: 'string' };
  try {
    const parsed = parseArgs({
      allowPositionals: true,
      options: {
        user: text,
        character: text,
        name: text,
        trigger: text,
        steps: text,
        preset: { type: 'string', default: 'fal-ai/flux-lora-fast-training' },
      },
    });
    if (parsed.values.user && parsed.values.character && parsed.positionals.length > 0) {
      return parsed;
    }
  } catch (error) {
    console.error(error.message);
  }
  console.error('Usage: node request-training.mjs --user ID --character ID [options] IMAGE...');
  process.exit(2);
}

function imageReference(image) {
  const isUrl = /^https?:/.test(image);
  return {
    name: image.slice(image.lastIndexOf('/') + 1),
    store: null,
    key: isUrl ? null : image,
    url: isUrl ? image : null,
    sha256: null,
    caption: null,
  };
}

/** CloudEvents attributes; a trace context (traceparent) may be added, and is carried through the pipeline. */
function headers() {
  return {
    ce_specversion: '1.0',
    ce_id: uuidV7(),
    ce_type: 'io.lorapipe.schemas.ImagesRequested',
    ce_source: '/examples/request-training',
    ce_time: new Date().toISOString(),
    'content-type': 'application/avro',
  };
}

/** A UUID that begins with the time, as RFC 9562 defines version 7. */
function uuidV7() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
