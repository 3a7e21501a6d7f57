package io.lorapipe.local.display;

import io.lorapipe.local.gateway.ProgressRecord;

final class Records {

    private Records() {}

    static ProgressRecord progress(String stage, double percent, String message) {
        return of(stage, "RUNNING", percent, message);
    }

    static ProgressRecord ended(String state, double percent, String message) {
        return of("TRAINING", state, percent, message);
    }

    private static ProgressRecord of(String stage, String state, double percent, String message) {
        return new ProgressRecord(
                "t", "c", 0, stage, state, percent, message, null, null, null, null, null, null, null, null, null, null,
                null, null, null);
    }
}
