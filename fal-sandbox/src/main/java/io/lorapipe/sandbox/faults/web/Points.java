package io.lorapipe.sandbox.faults.web;

import io.lorapipe.sandbox.faults.kinds.Point;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Which point of a script an HTTP call belongs to. */
final class Points {

    private static final Pattern REQUEST =
            Pattern.compile(".+/requests/([^/]+)(/status|/status/stream|/response|/cancel|)");
    private static final Pattern RUN_FILE = Pattern.compile("/files/sandbox/([^/_]+)_.*");

    private Points() {}

    /** Empty for what is no part of fal's API, or for which there is no point. */
    static Optional<Point> of(HttpServletRequest http) {
        var path = http.getRequestURI();
        if (path.startsWith("/v1/")) {
            return Optional.of(Point.LIST).filter(list -> path.startsWith("/v1/models/requests/"));
        }
        if (path.startsWith("/storage/") || path.startsWith("/files/upload")) {
            return Optional.of(Point.UPLOAD);
        }
        if (path.startsWith("/files/")) {
            return Optional.of(Point.FILE).filter(file -> RUN_FILE.matcher(path).matches());
        }
        if (path.startsWith("/.well-known/")) {
            return Optional.of(Point.KEYS);
        }
        if (path.startsWith("/sandbox/")) {
            return Optional.empty();
        }
        return queue(http.getMethod(), path);
    }

    /** The request that the path speaks of. */
    static Optional<UUID> requestId(HttpServletRequest http) {
        var path = http.getRequestURI();
        var file = RUN_FILE.matcher(path);
        var request = REQUEST.matcher(path);
        var id = file.matches() ? file.group(1) : request.matches() ? request.group(1) : "";
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException ex) {
            return Optional.empty();
        }
    }

    /** Streams carry many statuses in one answer. */
    static boolean isStream(HttpServletRequest http) {
        return http.getRequestURI().endsWith("/status/stream");
    }

    /** Whose answers are not kept back, because they are large or take long. */
    static boolean isLong(HttpServletRequest http) {
        return isStream(http) || http.getRequestURI().startsWith("/files/");
    }

    private static Optional<Point> queue(String method, String path) {
        var request = REQUEST.matcher(path);
        if (!request.matches()) {
            return Optional.of(Point.SUBMIT).filter(submit -> method.equals("POST"));
        }
        return switch (request.group(2)) {
            case "/cancel" -> Optional.of(Point.CANCEL);
            case "", "/response" -> Optional.of(Point.RESULT);
            case "/status", "/status/stream" -> Optional.of(Point.STATUS);
            case String other -> throw new IllegalStateException(other);
        };
    }
}
