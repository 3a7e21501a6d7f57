package io.lorapipe.local.display;

import io.lorapipe.local.gateway.ProgressRecord;

final class Records {

    private Records() {}

    static ProgressRecord progress(String stage, double percent, String message) {
        return new ProgressRecord(
                "t", "c", 0, stage, "RUNNING", percent, message, null, null, null, null, null, null, null, null, null,
                null, null, null, null);
    }
}
