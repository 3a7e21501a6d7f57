package io.lorapipe.sandbox.training;

import io.lorapipe.sandbox.dispatch.RunControl;
import io.lorapipe.sandbox.queue.CheckedArchive;
import io.lorapipe.sandbox.trainers.ErrorDetail;
import io.lorapipe.sandbox.trainers.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Fetches the archive and looks at everything in it. */
public final class ArchiveStep {

    private final Archives archives;
    private final Path directory;

    /** Keeps an archive in the directory only while it is looked at. */
    public ArchiveStep(Archives archives, Path directory) {
        this.archives = archives;
        this.directory = directory;
    }

    sealed interface Result {}

    record Checked(CheckedArchive archive) implements Result {}

    record Unusable(ErrorDetail error) implements Result {}

    Result run(Trainer trainer, JsonNode input, RunControl control) {
        control.log("Downloading the training data", 0);
        try {
            var file = Files.createTempFile(directory, "archive", ".zip");
            try {
                return fetchAndCheck(trainer, input, file, control);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException ex) {
            throw new UncheckedIOException("Cannot keep an archive in " + directory, ex);
        }
    }

    private Result fetchAndCheck(Trainer trainer, JsonNode input, Path file, RunControl control) {
        var sha256 = archives.fetch(trainer.archiveUrl(input).orElseThrow(), file);
        if (sha256.isEmpty()) {
            return unusable(
                    trainer,
                    input,
                    "file_download_error",
                    "The file could not be downloaded; its URL must be public and reachable");
        }
        var report = ArchiveCheck.of(file);
        return problem(trainer, input, report).<Result>map(Unusable::new).orElseGet(() -> {
            var checked = new CheckedArchive(sha256.get(), imageCount(report));
            control.checked(checked);
            control.log("Found " + checked.imageCount() + " images", 0);
            return new Checked(checked);
        });
    }

    private static Optional<ErrorDetail> problem(Trainer trainer, JsonNode input, ArchiveReport report) {
        return switch (report) {
            case ArchiveReport.NoArchive none ->
                detail(
                        trainer,
                        input,
                        "unsupported_archive_format",
                        "The file is not a ZIP archive that can be opened");
            case ArchiveReport.NoImages none ->
                detail(trainer, input, "sequence_too_short", "The archive holds no JPEG, PNG or WebP image");
            case ArchiveReport.BrokenImage(var name) ->
                detail(trainer, input, "image_load_error", "The image " + name + " could not be opened");
            case ArchiveReport.Usable usable ->
                trainer.captionField()
                        .filter(field -> !usable.everyImageHasACaption())
                        .filter(field -> trainer.defaultCaption(input).isEmpty())
                        .map(field -> captionMissing(field, input));
        };
    }

    private static ErrorDetail captionMissing(String field, JsonNode input) {
        var msg = "An image has no caption file, and " + field + " is not given either";
        return ErrorDetail.ofModel("value_error", field, msg, input.path(field));
    }

    private static Result unusable(Trainer trainer, JsonNode input, String type, String msg) {
        return new Unusable(detail(trainer, input, type, msg).orElseThrow());
    }

    private static Optional<ErrorDetail> detail(Trainer trainer, JsonNode input, String type, String msg) {
        var field = trainer.archiveField();
        return Optional.of(ErrorDetail.ofModel(type, field, msg, input.path(field)));
    }

    private static int imageCount(ArchiveReport report) {
        return report instanceof ArchiveReport.Usable usable ? usable.images().size() : 0;
    }
}
