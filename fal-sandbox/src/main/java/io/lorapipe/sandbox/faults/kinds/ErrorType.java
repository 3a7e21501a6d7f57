package io.lorapipe.sandbox.faults.kinds;

import io.lorapipe.sandbox.faults.kinds.RunFault.Shape;
import java.util.Optional;

/** The error types that fal documents, with the HTTP status and the shape that each comes with. */
enum ErrorType {
    INTERNAL_SERVER_ERROR(500, true),
    GENERATION_TIMEOUT(504, true),
    DOWNSTREAM_SERVICE_ERROR(400, true),
    DOWNSTREAM_SERVICE_UNAVAILABLE(500, true),
    FILE_DOWNLOAD_ERROR(422, false),
    IMAGE_LOAD_ERROR(422, false),
    UNSUPPORTED_IMAGE_FORMAT(422, false),
    UNSUPPORTED_ARCHIVE_FORMAT(422, false),
    UNSUPPORTED_AUDIO_FORMAT(422, false),
    UNSUPPORTED_VIDEO_FORMAT(422, false),
    FILE_TOO_LARGE(422, false),
    IMAGE_TOO_SMALL(422, false),
    IMAGE_TOO_LARGE(422, false),
    FACE_DETECTION_ERROR(422, false),
    NO_MEDIA_GENERATED(422, false),
    CONTENT_POLICY_VIOLATION(422, false),
    FEATURE_NOT_SUPPORTED(422, false),
    GREATER_THAN(422, false),
    GREATER_THAN_EQUAL(422, false),
    LESS_THAN(422, false),
    LESS_THAN_EQUAL(422, false),
    MULTIPLE_OF(422, false),
    ONE_OF(422, false),
    SEQUENCE_TOO_SHORT(422, false),
    SEQUENCE_TOO_LONG(422, false),
    REQUEST_TIMEOUT(504),
    STARTUP_TIMEOUT(504),
    RUNNER_SCHEDULING_FAILURE(503),
    RUNNER_CONNECTION_TIMEOUT(503),
    RUNNER_DISCONNECTED(503),
    RUNNER_CONNECTION_REFUSED(503),
    RUNNER_CONNECTION_ERROR(503),
    RUNNER_INCOMPLETE_RESPONSE(502),
    RUNNER_SERVER_ERROR(500),
    INTERNAL_ERROR(500),
    BAD_REQUEST(400),
    CLIENT_DISCONNECTED(499),
    CLIENT_CANCELLED(499);

    private final int status;
    private final Shape shape;
    private final Optional<Boolean> retryable;

    /** The platform's. */
    ErrorType(int status) {
        this.status = status;
        this.shape = Shape.FLAT;
        this.retryable = Optional.empty();
    }

    /** A model's. */
    ErrorType(int status, boolean retryable) {
        this.status = status;
        this.shape = Shape.LIST;
        this.retryable = Optional.of(retryable);
    }

    int status() {
        return status;
    }

    Shape shape() {
        return shape;
    }

    Optional<Boolean> retryable() {
        return retryable;
    }
}
