package io.lorapipe.sandbox.faults.web;

import io.lorapipe.sandbox.faults.connection.Connection;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** One HTTP call, not yet carried out. */
record Exchange(HttpServletRequest http, HttpServletResponse response, FilterChain chain) {

    private static final String REQUEST_ID = "X-Fal-Request-Id";

    /** Carries it out as if nothing were wrong. */
    void pass() throws ServletException, IOException {
        chain.doFilter(http, response);
    }

    /** Carries it out and keeps the answer back. */
    ContentCachingResponseWrapper carryOut() throws ServletException, IOException {
        var kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(http, kept);
        http.setAttribute(REQUEST_ID, response.getHeader(REQUEST_ID));
        return kept;
    }

    /** The request that it was about; its controller says so in a header, whether the caller sees it or not. */
    Optional<UUID> requestId() {
        return Optional.ofNullable((String) http.getAttribute(REQUEST_ID))
                .or(() -> Optional.ofNullable(response.getHeader(REQUEST_ID)))
                .map(UUID::fromString);
    }

    /** Gives this answer, whatever was about to be answered. */
    void answer(int status, Map<String, String> headers, String body) throws IOException {
        response.reset();
        response.setStatus(status);
        headers.forEach(response::setHeader);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** Closes the connection; what was not flushed is never sent. */
    void close(boolean reset) throws IOException {
        Connection.of(http).close(reset);
    }
}
