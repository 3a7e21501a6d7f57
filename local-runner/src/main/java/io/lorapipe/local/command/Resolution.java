package io.lorapipe.local.command;

import io.lorapipe.local.gateway.TrainingView;

/** What can be decided about a held training, and how one sees that it was carried out. */
enum Resolution {
    RESUBMIT(
            "resubmit",
            "The training is sent again, as another attempt; lorapipe watch %s follows it.",
            "Training %s was not sent again; it is %s.") {
        @Override
        boolean tookEffect(TrainingView before, TrainingView now) {
            return now.attempt() > before.attempt() || now.isToBeSent();
        }
    },
    ABANDON("abandon", "Training %s was given up.", "Training %s was not given up; it is %s.") {
        @Override
        boolean tookEffect(TrainingView before, TrainingView now) {
            var failure = now.failure();
            return failure != null && failure.code().equals("OUTCOME_UNKNOWN");
        }
    };

    private final String word;
    private final String done;
    private final String undone;

    Resolution(String word, String done, String undone) {
        this.word = word;
        this.done = done;
        this.undone = undone;
    }

    abstract boolean tookEffect(TrainingView before, TrainingView now);

    /** As the gateway calls it. */
    String word() {
        return word;
    }

    /** The sentence when it took effect, of the training's id. */
    String done() {
        return done;
    }

    /** The sentence when it did not, of the training's id and its state. */
    String undone() {
        return undone;
    }
}
