// fal's official client against the sandbox: nothing but its documented `fetch` option, which rewrites the hosts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createFalClient } from "@fal-ai/client";

const sandbox = process.env.SANDBOX_URL;
const archive = await (await fetch(process.env.ARCHIVE_URL)).blob();
const endpoint = "fal-ai/flux-lora-fast-training";

const fal = createFalClient({
  credentials: "id:secret",
  fetch: (url, init) =>
    fetch(String(url).replace(/^https:\/\/((queue|rest|api)\.)?fal\.(run|ai)/, sandbox), init),
});

const images = await fal.storage.upload(new File([archive], "images.zip", { type: "application/zip" }));

test("storage.upload gives a URL that serves the bytes", async () => {
  const served = await fetch(images);
  assert.equal(served.headers.get("content-type"), "application/zip");
  assert.equal((await served.arrayBuffer()).byteLength, archive.size);
});

test("storage.upload of more than 90 MB goes in parts", async () => {
  const large = new Blob([new Uint8Array(91 * 1024 * 1024).fill(7)], { type: "application/zip" });
  const head = await fetch(await fal.storage.upload(large), { method: "HEAD" });
  assert.equal(Number(head.headers.get("content-length")), large.size);
});

test("subscribe follows a training to its weights", async () => {
  const seen = new Set();
  const lines = [];
  const result = await fal.subscribe(endpoint, {
    input: { images_data_url: images, steps: 500, trigger_word: "ohwx" },
    logs: true,
    pollInterval: 50,
    onQueueUpdate: (update) => {
      seen.add(update.status);
      if (update.status === "COMPLETED") lines.push(...update.logs.map((line) => line.message));
    },
  });
  assert.ok(result.requestId);
  assert.ok(seen.has("COMPLETED"));
  assert.equal(lines.at(-1), "step 500/500");
  const file = result.data.diffusers_lora_file;
  const weights = await (await fetch(file.url)).arrayBuffer();
  assert.equal(weights.byteLength, file.file_size);
});

test("subscribe in streaming mode sees every line once", async () => {
  let lines = [];
  await fal.subscribe(endpoint, {
    input: { images_data_url: images, steps: 500 },
    logs: true,
    mode: "streaming",
    onQueueUpdate: (update) => (lines = update.logs.map((line) => line.message)),
  });
  assert.deepEqual(lines, ["Downloading the training data", "Found 3 images", "step 250/500", "step 500/500"]);
});

test("queue.submit, status and result", async () => {
  const submitted = await fal.queue.submit(endpoint, { input: { images_data_url: images, steps: 250 } });
  assert.equal(submitted.status, "IN_QUEUE");
  const requestId = submitted.request_id;
  await fal.queue.subscribeToStatus(endpoint, { requestId, pollInterval: 50 });
  const status = await fal.queue.status(endpoint, { requestId, logs: true });
  assert.equal(status.status, "COMPLETED");
  assert.equal(status.logs.at(-1).message, "step 250/250");
  const result = await fal.queue.result(endpoint, { requestId });
  assert.equal(result.requestId, requestId);
  assert.ok(result.data.config_file.url);
});

test("queue.streamStatus ends with the request", async () => {
  const { request_id: requestId } = await fal.queue.submit(endpoint, { input: { images_data_url: images } });
  const stream = await fal.queue.streamStatus(endpoint, { requestId, logs: true });
  const statuses = [];
  for await (const event of stream) statuses.push(event.status);
  assert.equal((await stream.done()).status, "COMPLETED");
  assert.equal(statuses.at(-1), "COMPLETED");
});

test("an array instead of a URL is a ValidationError of the result", async () => {
  const wrong = { input: { images_data_url: [images] } };
  const { request_id: requestId } = await fal.queue.submit(endpoint, wrong);
  await fal.queue.subscribeToStatus(endpoint, { requestId, pollInterval: 50 });
  await assert.rejects(fal.queue.result(endpoint, { requestId }), (error) => {
    assert.equal(error.name, "ValidationError");
    assert.equal(error.status, 422);
    const [field] = error.getFieldErrors("images_data_url");
    assert.equal(field.msg, "Input should be a valid string");
    assert.equal(field.type, "string_type");
    assert.deepEqual(field.loc, ["body", "images_data_url"]);
    return true;
  });
});

test("queue.cancel ends a training, and is too late for an ended one", async () => {
  const { request_id: requestId } = await fal.queue.submit(endpoint, {
    input: { images_data_url: images, steps: 10000 },
  });
  await fal.queue.cancel(endpoint, { requestId });
  await fal.queue.subscribeToStatus(endpoint, { requestId, pollInterval: 50 });
  await assert.rejects(fal.queue.result(endpoint, { requestId }), { status: 499 });
  await assert.rejects(fal.queue.cancel(endpoint, { requestId }), { status: 400 });
});

test("a start timeout is the user's and is not tried again", async () => {
  // The two trainings in front take the two places an account has.
  const busy = [];
  for (let i = 0; i < 2; i++) {
    busy.push(await fal.queue.submit(endpoint, { input: { images_data_url: images, steps: 10000 } }));
  }
  const { request_id: requestId } = await fal.queue.submit(endpoint, {
    input: { images_data_url: images },
    startTimeout: 1.05,
  });
  await fal.queue.subscribeToStatus(endpoint, { requestId, pollInterval: 50 });
  await assert.rejects(fal.queue.result(endpoint, { requestId }), (error) => error.isUserTimeout);
  for (const { request_id } of busy) {
    await fal.queue.cancel(endpoint, { requestId: request_id });
  }
});
