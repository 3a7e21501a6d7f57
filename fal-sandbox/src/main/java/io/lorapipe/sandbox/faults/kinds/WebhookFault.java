package io.lorapipe.sandbox.faults.kinds;

import io.lorapipe.sandbox.faults.script.Parameters;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** What can happen to the webhook of a request. */
public sealed interface WebhookFault extends Fault {

    Map<String, Function<Parameters, Fault>> KINDS = Map.ofEntries(
            Map.entry("never", of -> new Never()),
            Map.entry("late", of -> new Late(of.requiredDuration("by"))),
            Map.entry("after_next", of -> new AfterNext(of.duration("at_most").orElse(Duration.ofMinutes(1)))),
            Map.entry(
                    "before_submit_answer",
                    of -> new BeforeSubmitAnswer(of.duration("at_most").orElse(Duration.ofSeconds(30)))),
            Map.entry(
                    "duplicate",
                    of -> new Duplicate(of.number("copies", 1, 1000).orElse(1L).intValue())),
            Map.entry("stale", of -> new Stale(of.duration("by").orElse(Duration.ofMinutes(10)))),
            Map.entry(
                    "wrong_signature",
                    of -> new WrongSignature(of.choice("how", How.class).orElse(How.OTHER_BODY))),
            Map.entry("rotated_key", of -> new RotatedKey(of.flag("withdraw_old"))),
            Map.entry("unpublished_key", of -> new UnpublishedKey()),
            Map.entry(
                    "wrong_request_id",
                    of -> new WrongRequestId(of.choice("where", Where.class).orElse(Where.BOTH))),
            Map.entry("malformed", of -> new Malformed()),
            Map.entry(
                    "oversized",
                    of -> new Oversized(of.number("bytes", 1, 1_000_000_000)
                            .orElse(20_000_000L)
                            .intValue())),
            Map.entry(
                    "error_without_payload",
                    of -> new ErrorWithoutPayload(
                            of.number("status", 400, 599).orElse(404L).intValue())),
            Map.entry("ok_without_payload", of -> new OkWithoutPayload()));

    /** It is not sent at all, now or later. */
    record Never() implements WebhookFault {}

    /** It is sent so much later. */
    record Late(Duration by) implements WebhookFault {}

    /** It waits, at most so long, until the webhook of a request that was accepted later has been sent. */
    record AfterNext(Duration atMost) implements WebhookFault {}

    /** The submit is answered when its webhook has been sent, or at the latest after so long. */
    record BeforeSubmitAnswer(Duration atMost) implements WebhookFault {}

    /** It is sent so many times more, the same to the last byte. */
    record Duplicate(int copies) implements WebhookFault {}

    /** It is sent, and something about it is wrong. */
    sealed interface Wrong extends WebhookFault {}

    /** Signed so long ago, if one believes its timestamp. */
    record Stale(Duration by) implements Wrong {}

    /** The signature is of something else, no signature, or not there. */
    record WrongSignature(How how) implements Wrong {}

    /** Signed with a new key, which is published at this moment and used from now on. */
    record RotatedKey(boolean withdrawOld) implements Wrong {}

    /** Signed with a key that nobody can know. */
    record UnpublishedKey() implements Wrong {}

    /** About a request that does not exist, and signed well. */
    record WrongRequestId(Where where) implements Wrong {}

    /** Breaks off in the middle of its JSON, and is signed well. */
    record Malformed() implements Wrong {}

    /** Is at least so long, and signed well. */
    record Oversized(int bytes) implements Wrong {}

    /** Says ERROR with nothing in it, whatever became of the request. */
    record ErrorWithoutPayload(int status) implements Wrong {}

    /** Says OK with nothing in it, whatever became of the request. */
    record OkWithoutPayload() implements Wrong {}

    /** What is sent for a signature. */
    enum How {
        OTHER_BODY,
        GARBAGE,
        MISSING
    }

    /** Where the wrong id stands. */
    enum Where {
        BOTH,
        HEADER,
        BODY
    }
}
