package io.lorapipe.schemas;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/**
 * The name that an archive's link bears when it is made for one attempt: by it the provider's list of requests and
 * whoever serves the link know the attempt again.
 */
@NullMarked
public record AttemptLink(UUID trainingId, UUID attemptId) {

    private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private static final Pattern NAME = Pattern.compile("training_" + ID + "_attempt_" + ID + "\\.zip");

    /** The name of the file, such as {@code training_<trainingId>_attempt_<attemptId>.zip}. */
    public String fileName() {
        return "training_%s_attempt_%s.zip".formatted(trainingId, attemptId);
    }

    /** Empty for every other name, such as that of a link that was only tried out. */
    public static Optional<AttemptLink> ofFileName(String name) {
        var match = NAME.matcher(name);
        return match.matches()
                ? Optional.of(new AttemptLink(UUID.fromString(match.group(1)), UUID.fromString(match.group(2))))
                : Optional.empty();
    }
}
