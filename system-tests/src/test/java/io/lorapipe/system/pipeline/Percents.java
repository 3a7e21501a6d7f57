package io.lorapipe.system.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.ReadingRule;
import java.util.Locale;

/** The table of percents in docs/architecture.md. */
final class Percents {

    private Percents() {}

    static void areAsTheTableSays(Progress progress) {
        var message = progress.getMessage().toLowerCase(Locale.ROOT);
        var percent = assertThat(progress.getPercent()).as(progress.getMessage());
        switch (progress.getStage()) {
            case ARCHIVE -> {
                if (message.startsWith("downloading training images")) {
                    percent.isBetween(30.0, 35.0);
                } else if (message.startsWith("packaging images")) {
                    percent.isBetween(35.0, 45.0);
                } else {
                    percent.isBetween(45.0, 52.0);
                }
            }
            case UPLOAD -> {
                if (message.startsWith("uploading training data")) {
                    percent.isBetween(52.0, 58.0);
                } else {
                    percent.isBetween(58.0, 60.0);
                }
            }
            case TRAINING -> percent.isBetween(ReadingRule.isTerminal(progress.getState()) ? 0.0 : 60.0, 100.0);
            case GATEWAY, UNKNOWN -> percent.isEqualTo(30);
        }
    }
}
