package io.lorapipe.local.input;

import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageFile;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.Verdict;
import io.lorapipe.images.fetch.DataUrl;
import io.lorapipe.images.fetch.FetchResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An image that stands in its own address. */
final class DataImage {

    private static final ImageRules RULES = ImageRules.standard();

    private DataImage() {}

    /** Why it cannot be trained on, as a sentence that begins with the name given. */
    static Optional<String> objectionTo(String name, String url) {
        try {
            var file = Files.createTempFile("lorapipe-image", "");
            try {
                return switch (DataUrl.into(file, url, RULES.maxBytes())) {
                    case FetchResult.Unreachable failure ->
                        Optional.of(name + " " + failure.found() + "; " + failure.remedy() + ".");
                    case FetchResult.Fetched fetched -> objection(name, file);
                };
            } finally {
                Files.delete(file);
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static Optional<String> objection(String name, Path file) {
        return switch (new ImageCheck(RULES).check(new ImageFile(name, file))) {
            case Verdict.Usable usable -> Optional.empty();
            case Verdict.Refused(var problem) -> Optional.of(problem.sentence());
        };
    }
}
