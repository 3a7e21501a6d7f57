package io.lorapipe.gateway.problem;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * What a client is told about an error, as RFC 9457 writes it.
 *
 * @param status HTTP status
 * @param code stable name of the kind of error, for programs
 * @param sentence one sentence for the user that names the culprit and the way out
 * @param culprit what is at fault, by the name the user knows
 * @param hint what to do
 * @param parts the single faults where there may be several
 */
public record Problem(
        HttpStatus status,
        String code,
        String sentence,
        @Nullable String culprit,
        @Nullable String hint,
        List<Part> parts) {

    public Problem {
        parts = List.copyOf(parts);
    }

    /** One of several faults. */
    public record Part(
            String code,
            @Nullable String culprit,
            String message,
            @Nullable String hint) {}

    /** A problem that its sentence says all about. */
    public static Problem of(HttpStatus status, String code, String sentence) {
        return new Problem(status, code, sentence, null, null, List.of());
    }

    /** A request that is understood and cannot be done. */
    public static Problem unprocessable(String code, String sentence) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, code, sentence);
    }

    /** Something that is not there, or not the user's. */
    public static Problem notFound(String what, String id) {
        return of(HttpStatus.NOT_FOUND, "not_found", "There is no %s %s.".formatted(what, id));
    }

    /** The same problem naming its culprit. */
    public Problem withCulprit(String named) {
        return new Problem(status, code, sentence, named, hint, parts);
    }

    /** The same problem with what to do. */
    public Problem withHint(String advice) {
        return new Problem(status, code, sentence, culprit, advice, parts);
    }

    /** The same problem with its single faults. */
    public Problem withParts(List<Part> faults) {
        return new Problem(status, code, sentence, culprit, hint, faults);
    }

    /** The problem to be thrown. */
    public ProblemException asException() {
        return new ProblemException(this);
    }

    /** The body of the answer. */
    public ProblemDetail detail(@Nullable String path) {
        var detail = ProblemDetail.forStatusAndDetail(status, sentence);
        if (path != null) {
            detail.setInstance(URI.create(path));
        }
        detail.setProperty("code", code);
        if (culprit != null) {
            detail.setProperty("culprit", culprit);
        }
        if (hint != null) {
            detail.setProperty("hint", hint);
        }
        if (!parts.isEmpty()) {
            detail.setProperty("problems", parts);
        }
        return detail;
    }
}
