// Follows a training on the topic `progress` and prints what is news.
//
//   KAFKA_BROKERS=localhost:9092 node read-progress.mjs TRAINING_ID
//
// Exit code: 0 completed, 1 failed or cancelled, 2 bad usage, 3 no end seen within WAIT_SECONDS (default 600), or no Kafka.
import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { decode } from './events.mjs';

const TERMINAL = new Set(['COMPLETED', 'FAILED', 'CANCELLED']);
const trainingId = process.argv[2];
if (!/^[0-9a-f-]{36}$/.test(trainingId ?? '') || process.argv.length > 3) {
  console.error('Usage: node read-progress.mjs TRAINING_ID');
  process.exit(2);
}

/** The reading rule: redelivery may repeat records, so only what is not below the highest (attempt, percent) is news. */
const seen = { attempt: 0, percent: 0, ended: false };
function isNews({ state, attempt, percent }) {
  if (seen.ended) {
    return false;
  }
  if (TERMINAL.has(state)) {
    seen.ended = true;
    return true;
  }
  if (attempt < seen.attempt || (attempt === seen.attempt && percent < seen.percent)) {
    return false;
  }
  Object.assign(seen, { attempt, percent });
  return true;
}

const kafka = new Kafka({
  clientId: 'read-progress',
  brokers: (process.env.KAFKA_BROKERS ?? 'localhost:9092').split(','),
  logLevel: logLevel.NOTHING,
  retry: { retries: 3 },
});
const consumer = kafka.consumer({ groupId: `read-progress-${randomUUID()}` });

async function finish(code) {
  clearTimeout(patience);
  await consumer.disconnect();
  process.exit(code);
}

const waitSeconds = Number(process.env.WAIT_SECONDS ?? 600);
const patience = setTimeout(() => {
  console.error(`No end of training ${trainingId} was seen within ${waitSeconds} seconds.`);
  finish(3);
}, waitSeconds * 1000);

try {
  await consumer.connect();
  await consumer.subscribe({ topic: 'progress', fromBeginning: true });
} catch (error) {
  console.error(`Kafka cannot be read: ${error.message}`);
  process.exit(3);
}
await consumer.run({
  eachMessage: async ({ message }) => {
    if (message.key?.toString() !== trainingId) {
      return;
    }
    const progress = decode(message.value);
    if (progress?.event !== 'Progress' || !isNews(progress)) {
      return;
    }
    console.log(`${progress.percent.toFixed(1).padStart(5)} %  ${progress.state}  ${progress.message}`);
    if (progress.hint) {
      console.log(`         ${progress.hint}`);
    }
    if (seen.ended) {
      // Not awaited: the consumer cannot disconnect before this record is done with.
      finish(progress.state === 'COMPLETED' ? 0 : 1);
    }
  },
});
