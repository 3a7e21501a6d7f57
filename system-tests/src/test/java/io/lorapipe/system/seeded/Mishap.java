package io.lorapipe.system.seeded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/** What the provider does wrong with one training, as an entry of its fault script. */
enum Mishap {
    LOST_BEFORE_IT_ARRIVED(Kind.SUBMIT, "drop", ""),
    TURNED_AWAY_BY_A_GATEWAY(Kind.SUBMIT, "answer", "'status': 503, 'retry_after': 0"),
    SENT_ELSEWHERE(Kind.SUBMIT, "redirect", ""),
    ACCEPTED_AND_LOST(Kind.SUBMIT, "drop", "'accepted': true"),
    ACCEPTED_WITH_AN_ERROR(Kind.SUBMIT, "answer", "'status': 500, 'accepted': true"),
    ACCEPTED_BEHIND_A_BROKEN_GATEWAY(Kind.SUBMIT, "answer", "'status': 502, 'accepted': true"),
    ACCEPTED_WITHOUT_A_WORD(Kind.SUBMIT, "empty", "'accepted': true"),
    ACCEPTED_UNREADABLY(Kind.SUBMIT, "unreadable", "'accepted': true"),
    ACCEPTED_AND_CUT_SHORT(Kind.SUBMIT, "cut", ""),
    ACCEPTED_AND_SILENT(Kind.SUBMIT, "delay_after", "'by': '7s'"),
    ACCEPTED_SLOWLY(Kind.SUBMIT, "delay_before", "'by': '2s'"),
    ACCEPTED_WITH_FOREIGN_LINKS(Kind.SUBMIT, "foreign_links", ""),
    LOCKED(Kind.SUBMIT, "locked", ""),
    KEY_REFUSED(Kind.SUBMIT, "unauthorized", ""),
    SLOWED_DOWN(Kind.SUBMIT, "rate_limited", ""),

    STATUS_UNAVAILABLE(Kind.STATUS, "answer", "'status': 503"),
    STATUS_LOST(Kind.STATUS, "drop", ""),
    STATUS_UNREADABLE(Kind.STATUS, "unreadable", ""),
    OLD_LOGS(Kind.STATUS, "old_logs", ""),
    NULL_LOGS(Kind.STATUS, "null_logs", ""),
    BLANK_ERROR(Kind.STATUS, "blank_error", ""),
    RESULT_UNAVAILABLE(Kind.RESULT, "answer", "'status': 502, 'body': 'Bad Gateway'"),
    RESULT_CUT_SHORT(Kind.RESULT, "cut", ""),
    RUNS_LONGER(Kind.RUN, "slow", "'by': '2s'"),
    WEIGHTS_CUT_SHORT(Kind.FILE, "cut", "'after_bytes': 100000"),
    WEIGHTS_SLOW(Kind.FILE, "slow", "'bytes_per_second': 1500000"),
    WEIGHTS_UNAVAILABLE(Kind.FILE, "answer", "'status': 503"),
    WEIGHTS_OF_NO_USE(Kind.FILE, "not_safetensors", ""),

    NO_WEBHOOK(Kind.WEBHOOK, "never", ""),
    WEBHOOK_LATE(Kind.WEBHOOK, "late", "'by': '4s'"),
    WEBHOOK_OUT_OF_ORDER(Kind.WEBHOOK, "after_next", "'at_most': '5s'"),
    WEBHOOK_BEFORE_THE_ANSWER(Kind.WEBHOOK, "before_submit_answer", "'at_most': '3s'"),
    WEBHOOK_AGAIN_AND_AGAIN(Kind.WEBHOOK, "duplicate", "'copies': 3"),
    WEBHOOK_STALE(Kind.WEBHOOK, "stale", ""),
    WEBHOOK_FORGED(Kind.WEBHOOK, "wrong_signature", ""),
    WEBHOOK_OF_A_NEW_KEY(Kind.WEBHOOK, "rotated_key", ""),
    WEBHOOK_OF_AN_UNKNOWN_KEY(Kind.WEBHOOK, "unpublished_key", ""),
    WEBHOOK_ABOUT_NOTHING(Kind.WEBHOOK, "wrong_request_id", ""),
    WEBHOOK_IN_HALF(Kind.WEBHOOK, "malformed", ""),
    WEBHOOK_WITHOUT_A_RESULT(Kind.WEBHOOK, "error_without_payload", ""),

    BREAKS_DOWN(Kind.END, "fail", "'type': 'internal_server_error', 'after': '500ms'"),
    DISCONNECTS(Kind.END, "fail", "'type': 'runner_disconnected'"),
    DISLIKES_AN_IMAGE(Kind.END, "fail", "'type': 'image_load_error'");

    /** Where something goes wrong, and how often it does in a row. */
    private enum Kind {
        SUBMIT(1),
        STATUS(2),
        RESULT(2),
        RUN(1),
        FILE(1),
        WEBHOOK(2),
        END(1);

        private final int times;

        Kind(int times) {
            this.times = times;
        }
    }

    private final Kind kind;
    private final String fault;
    private final String entry;

    Mishap(Kind kind, String fault, String parameters) {
        var at = kind == Kind.END ? Kind.RUN : kind;
        this.kind = kind;
        this.fault = fault;
        this.entry = "'at': '%s', 'fault': '%s', 'times': %d%s"
                .formatted(
                        at.name().toLowerCase(Locale.ROOT),
                        fault,
                        kind.times,
                        parameters.isEmpty() ? "" : ", " + parameters);
    }

    /**
     * None or one at the submit, none or one later, and perhaps one of its webhook; and its end, where it is to fail.
     */
    static List<Mishap> drawn(SplittableRandom random, boolean fails) {
        var drawn = new ArrayList<Mishap>();
        if (random.nextInt(100) < 45) {
            drawn.add(one(random, Kind.SUBMIT));
        }
        if (fails) {
            drawn.add(one(random, Kind.END));
        } else if (random.nextInt(100) < 45) {
            drawn.add(one(random, Kind.STATUS, Kind.RESULT, Kind.RUN, Kind.FILE));
        }
        if (random.nextInt(100) < 45) {
            drawn.add(one(random, Kind.WEBHOOK));
        }
        return drawn;
    }

    /** Whether a training that meets it cannot complete. */
    boolean isTheEnd() {
        return kind == Kind.END;
    }

    /** By the provider's own log. */
    boolean happened(UUID training, List<Thrown> thrown) {
        return thrown.stream().anyMatch(it -> it.fault().equals(fault) && it.isAbout(training));
    }

    /** The entry of the script that is about one training, whose id stands in the archive's link. */
    String entry(UUID training) {
        return "{%s, 'matching': '%s'}".formatted(entry, training).replace('\'', '"');
    }

    private static Mishap one(SplittableRandom random, Kind... kinds) {
        var fitting = Arrays.stream(values())
                .filter(it -> Arrays.asList(kinds).contains(it.kind))
                .toList();
        return fitting.get(random.nextInt(fitting.size()));
    }
}
