package io.lorapipe.local.command;

import io.lorapipe.local.display.Display;
import io.lorapipe.local.display.Terminal;
import io.lorapipe.local.input.ReferenceImages;
import io.lorapipe.local.input.Request;
import io.lorapipe.local.input.Requests;
import io.lorapipe.local.outcome.ExitCode;
import io.lorapipe.local.pending.PendingTrainings;
import io.lorapipe.local.weights.OutDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lorapipe train}: images in, weights out. */
@Command(
        name = "train",
        description = {
            "Trains a LoRA on 6 to 12 images and writes its weights.",
            "After a crash the same command goes on with the training it began."
        })
final class TrainCommand implements Callable<ExitCode> {

    private final Terminal terminal;

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR|URL",
            description =
                    "A directory with 6 to 12 .jpg, .png or .webp files, each with a caption in a .txt of the same name"
                            + " where wanted, or the URLs of 6 to 12 images, data: addresses too.")
    List<String> images = List.of();

    @Option(names = "--name", description = "The character's name (default: the directory's).")
    @Nullable
    String name;

    @Option(names = "--trigger", paramLabel = "WORD", description = "The word that will call the character.")
    @Nullable
    String trigger;

    @Option(names = "--steps", paramLabel = "N", description = "Steps to train (default: the preset's).")
    @Nullable
    String steps;

    @Option(
            names = "--preset",
            paramLabel = "ID",
            description = "The trainer (default: fal-ai/flux-lora-fast-training).")
    @Nullable
    String preset;

    @Option(names = "--strict", description = "An image with a warning is not good enough: nothing is trained.")
    boolean strict;

    @Option(names = "--new", description = "Start another training, although an equal one is unfinished.")
    boolean another;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the weights go (default: ${DEFAULT-VALUE}).")
    Path out = Path.of("out");

    @Mixin
    ServerOptions options = new ServerOptions();

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        var request = Requests.check(
                images,
                Optional.ofNullable(name),
                Optional.ofNullable(trigger),
                Optional.ofNullable(steps),
                Optional.ofNullable(preset),
                strict);
        var directory = OutDirectory.at(out);
        var display = terminal.display(options.json);
        sayWhatIsIgnored(request, display);
        sayWhoTrains(request, display);
        var interrupts = Interrupts.install();
        try (var session = Session.open(options, display)) {
            var pending = new PendingTrainings(options.platform.directory());
            var run = new TrainingRun(session, display, pending, request);
            var training = run.begin(another);
            interrupts.first(() -> cancel(session, display, training.id()));
            var ended = new Following(session, display).toTheEnd(training.id());
            var exitCode = new Ending(session, display, directory).of(request.name(), ended);
            run.over();
            return exitCode;
        }
    }

    private static void sayWhatIsIgnored(Request request, Display display) {
        switch (request.images()) {
            case ReferenceImages.Urls urls -> {
                // nothing else is in a list of URLs
            }
            case ReferenceImages.Files files -> {
                if (!files.ignored().isEmpty()) {
                    display.note("Ignored, for they are neither images nor captions: %s."
                            .formatted(String.join(", ", files.ignored())));
                }
            }
        }
    }

    private void sayWhoTrains(Request request, Display display) {
        if (options.server != null) {
            return;
        }
        switch (DataOptions.provider()) {
            case SANDBOX ->
                display.note(
                        "FAL_KEY is not set: the sandbox trains, which costs nothing; its weights are not trained ones.");
            case FAL ->
                display.note("FAL_KEY is set: fal.ai trains%s."
                        .formatted(request.input()
                                .price()
                                .map(price -> " for about %s %s".formatted(price.amount(), price.currency()))
                                .orElse("")));
        }
    }

    private static void cancel(Session session, Display display, String trainingId) {
        display.note("Asking to cancel the training; Ctrl-C again leaves at once.");
        session.call(gateway -> {
            Cancelling.ask(gateway, trainingId);
            return trainingId;
        });
    }
}
