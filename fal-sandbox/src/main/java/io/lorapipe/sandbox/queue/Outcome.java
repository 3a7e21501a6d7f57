package io.lorapipe.sandbox.queue;

import io.lorapipe.sandbox.trainers.ErrorDetail;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How a request ended. */
public sealed interface Outcome {

    /** The model's output; {@code billableUnits} are steps. */
    record Succeeded(List<OutputFile> files, int billableUnits) implements Outcome {}

    /** The model refused the input or the archive: a 422 with a list. */
    record Refused(List<ErrorDetail> detail) implements Outcome {}

    /**
     * The model itself failed.
     *
     * @param detail a list of errors or a sentence
     * @param retryable what the model says about trying again, if it does
     */
    record ModelFailed(int status, JsonNode detail, Optional<Boolean> retryable) implements Outcome {}

    /** The platform ended it: a flat error with a type; {@code userTimeout} when the caller's own limit passed. */
    record Failed(int status, String errorType, String message, boolean userTimeout) implements Outcome {}

    static Outcome cancelled() {
        return new Failed(499, "client_cancelled", "Request was cancelled by the client", false);
    }

    static Outcome notStartedInTime() {
        return new Failed(504, "request_timeout", "Request did not start within the time its caller set", true);
    }

    static Outcome brokenRun() {
        return new Failed(500, "internal_error", "The sandbox could not finish the run; its log says why", false);
    }
}
