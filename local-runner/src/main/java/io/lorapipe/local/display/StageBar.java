package io.lorapipe.local.display;

import io.lorapipe.local.gateway.ProgressRecord;

/** The stretches of a training that a user sees as bars of their own. */
enum StageBar {
    IMAGES("images", 0, 30),
    ARCHIVE("archive", 30, 52),
    UPLOAD("upload", 52, 60),
    TRAINING("training", 60, 90),
    SECURING("securing", 90, 100);

    private final String label;
    private final double from;
    private final double to;

    StageBar(String label, double from, double to) {
        this.label = label;
        this.from = from;
        this.to = to;
    }

    String label() {
        return label;
    }

    /** How much of this stretch is done when the whole training is at {@code percent}, 0 to 1. */
    double done(double percent) {
        return Math.clamp((percent - from) / (to - from), 0, 1);
    }

    /** The stretch that a record is about. */
    static StageBar of(ProgressRecord record) {
        return switch (record.stage()) {
            case "GATEWAY" -> IMAGES;
            case "ARCHIVE" -> ARCHIVE;
            case "UPLOAD" -> UPLOAD;
            default -> record.percent() < TRAINING.to ? TRAINING : SECURING;
        };
    }
}
