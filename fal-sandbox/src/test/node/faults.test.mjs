// fal's official client while the sandbox throws faults at it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createFalClient } from "@fal-ai/client";

const sandbox = process.env.SANDBOX_URL;
const endpoint = "fal-ai/flux-lora-fast-training";

const fal = createFalClient({
  credentials: "id:secret",
  fetch: (url, init) =>
    fetch(String(url).replace(/^https:\/\/((queue|rest|api)\.)?fal\.(run|ai)/, sandbox), init),
});

async function throwing(...faults) {
  const answer = await fetch(`${sandbox}/sandbox/faults`, { method: "PUT", body: JSON.stringify({ faults }) });
  assert.equal(answer.status, 200, await answer.text());
}

/** What fal would have been paid for this archive. */
async function accepted(archive) {
  const ledger = await (await fetch(`${sandbox}/sandbox/ledger`)).json();
  return ledger.filter((entry) => entry.archive_url === archive).map((entry) => entry.request_id);
}

for (const [name, fault] of [
  ["a 503", { fault: "answer", status: 503 }],
  ["a lost connection", { fault: "drop" }],
]) {
  test(`after ${name} the client submits again, and what was accepted before is paid too`, async () => {
    const archive = `${process.env.ARCHIVE_URL}?after=${encodeURIComponent(name)}`;
    await throwing({ at: "submit", ...fault, accepted: true, nth: 1 });

    const { request_id: known } = await fal.queue.submit(endpoint, { input: { images_data_url: archive } });

    const paid = await accepted(archive);
    assert.equal(paid.length, 2);
    assert.equal(paid[1], known);
    const thrown = await (await fetch(`${sandbox}/sandbox/faults/thrown`)).json();
    assert.equal(thrown.at(-1).request_id, paid[0]);
  });
}

test("a refused submit is submitted again and paid once", async () => {
  const archive = `${process.env.ARCHIVE_URL}?refused`;
  await throwing({ at: "submit", fault: "rate_limited", nth: 1 });
  await fal.queue.submit(endpoint, { input: { images_data_url: archive } });
  assert.equal((await accepted(archive)).length, 1);
});

test("subscribe lives through failing statuses and results", async () => {
  await throwing(
    { at: "status", fault: "answer", status: 502, nth: 1 },
    { at: "status", fault: "null_logs" },
    { at: "result", fault: "answer", status: 503, nth: 1 },
  );
  const input = { images_data_url: process.env.ARCHIVE_URL, steps: 250 };
  const result = await fal.subscribe(endpoint, { input, pollInterval: 50 });
  assert.ok(result.data.diffusers_lora_file.url);
});

test("storage.upload asks again for a target", async () => {
  await throwing({ at: "upload", fault: "answer", status: 503, nth: 1 });
  const url = await fal.storage.upload(new Blob(["zip"], { type: "application/zip" }));
  assert.equal(await (await fetch(url)).text(), "zip");
});

test("a cancel that is accepted may still end in a result", async () => {
  await throwing({ at: "run", fault: "slow", by: "1s" }, { at: "cancel", fault: "completes_anyway" });
  const { request_id: requestId } = await fal.queue.submit(endpoint, {
    input: { images_data_url: process.env.ARCHIVE_URL, steps: 250 },
  });
  await fal.queue.cancel(endpoint, { requestId });
  await fal.queue.subscribeToStatus(endpoint, { requestId, pollInterval: 50 });
  const result = await fal.queue.result(endpoint, { requestId });
  assert.ok(result.data.diffusers_lora_file.url);
});

test("a model's error of the result is a ValidationError, the platform's an ApiError with its type", async () => {
  await throwing(
    { at: "run", fault: "fail", type: "content_policy_violation", nth: 1 },
    { at: "run", fault: "fail", type: "bad_request" },
  );
  const errors = [];
  for (const _ of [1, 2]) {
    const { request_id: requestId } = await fal.queue.submit(endpoint, { input: {} });
    await fal.queue.subscribeToStatus(endpoint, { requestId, pollInterval: 50 });
    await fal.queue.result(endpoint, { requestId }).catch((error) => errors.push(error));
  }
  assert.equal(errors[0].name, "ValidationError");
  assert.equal(errors[0].body.detail[0].type, "content_policy_violation");
  assert.equal(errors[1].status, 400);
  assert.equal(errors[1].body.error_type, "bad_request");
});
