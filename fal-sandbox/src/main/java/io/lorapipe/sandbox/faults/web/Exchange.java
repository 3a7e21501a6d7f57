package io.lorapipe.sandbox.faults.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** One HTTP call, not yet carried out. */
record Exchange(HttpServletRequest http, HttpServletResponse response, FilterChain chain) {

    /** Carries it out as if nothing were wrong. */
    void pass() throws ServletException, IOException {
        chain.doFilter(http, response);
    }

    /** Carries it out and keeps the answer back. */
    ContentCachingResponseWrapper carryOut() throws ServletException, IOException {
        var kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(http, kept);
        return kept;
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
    void close() {
        Connection.of(http).close();
    }
}
