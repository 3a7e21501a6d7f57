package io.lorapipe.gateway.problem;

import io.lorapipe.store.StoreException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Gives every error the same shape, the framework's own as well. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> storeFailed(StoreException failure) {
        LOG.atWarn().setCause(failure).log("A store did not do what was asked");
        var sentence = String.valueOf(failure.getMessage());
        var problem = failure.retryable()
                ? Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "store_unavailable", sentence)
                        .withHint("Try again in a moment.")
                : Problem.of(HttpStatus.BAD_GATEWAY, "store_refused", sentence);
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(RuntimeException defect) {
        LOG.atError().setCause(defect).log("A request failed");
        return answer(Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal_error",
                "Something went wrong in the gateway; try again, and look into its log if it stays."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                Problem.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "upload_too_large",
                        "The upload is too large: all of a request may have 250 MB; upload fewer images at once, or save them smaller."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = ex.getCause(); cause != null; cause = cause.getCause()) {
            // who reads JSON wraps what its input throws
            if (cause instanceof ProblemException problem) {
                return ResponseEntity.status(problem.getStatusCode()).body(problem.getBody());
            }
        }
        return answer(Problem.of(
                HttpStatus.BAD_REQUEST,
                "malformed_request",
                "The body is not the JSON that is expected here; see /api/openapi."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception ex, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var answer = super.handleExceptionInternal(ex, body, headers, status, request);
        if (answer != null && answer.getBody() instanceof ProblemDetail detail && !hasCode(detail)) {
            detail.setProperty("code", code(status));
        }
        return answer;
    }

    private static ResponseEntity<Object> answer(Problem problem) {
        return ResponseEntity.status(problem.status()).body(problem.detail(null));
    }

    private static boolean hasCode(ProblemDetail detail) {
        var properties = detail.getProperties();
        return properties != null && properties.containsKey("code");
    }

    private static String code(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "malformed_request";
            case 404 -> "not_found";
            default -> {
                var known = HttpStatus.resolve(status.value());
                yield known == null ? "error" : known.name().toLowerCase(Locale.ROOT);
            }
        };
    }
}
