package io.lorapipe.local.display;

import io.lorapipe.local.gateway.TrainingView;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Trainings, as a list or one with all that is known. */
public final class StatusLines {

    private final PrintStream out;
    private final boolean asJson;
    private final JsonMapper json = JsonMapper.builder().build();

    public StatusLines(PrintStream out, boolean asJson) {
        this.out = out;
        this.asJson = asJson;
    }

    /** One line a training. */
    public void list(List<TrainingView> trainings) {
        if (trainings.isEmpty() && !asJson) {
            out.println("There are no trainings yet; lorapipe train starts one.");
        }
        trainings.forEach(training -> out.println(asJson ? json.writeValueAsString(training) : line(training)));
    }

    /** Everything worth knowing about one. */
    public void details(TrainingView training) {
        if (asJson) {
            out.println(json.writeValueAsString(training));
            return;
        }
        out.println(line(training));
        row("preset", training.preset());
        row("asked for", training.requestedAt());
        var ended = training.endedAt();
        if (ended != null) {
            row("ended", ended);
        }
        if (training.isHeld()) {
            held(training);
        }
        var failure = training.failure();
        if (failure != null) {
            row("why", failure.sentence());
        }
        var weights = training.weights();
        if (weights != null) {
            row("version", String.valueOf(training.version()));
            row("size", Sizes.words(weights.size()));
            row("sha256", weights.sha256());
        }
    }

    private void held(TrainingView training) {
        var progress = training.progress();
        if (progress != null && progress.deadline() != null) {
            row("held till", progress.deadline());
        }
        row("to decide", "lorapipe resolve %s --resubmit, or --abandon".formatted(training.id()));
    }

    private void row(String label, String value) {
        out.println("  %-9s  %s".formatted(label, Printable.text(value)));
    }

    private static String line(TrainingView training) {
        var progress = training.progress();
        var percent = progress == null ? 0 : Math.floor(progress.percent());
        return String.format(
                Locale.ROOT,
                "%s  %-9s  %3.0f%%  %s  %s",
                training.id(),
                training.state(),
                percent,
                Printable.text(training.characterName()),
                progress == null ? "" : Printable.text(progress.message()));
    }
}
