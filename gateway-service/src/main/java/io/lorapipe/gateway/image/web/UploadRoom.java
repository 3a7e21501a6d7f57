package io.lorapipe.gateway.image.web;

import io.lorapipe.gateway.image.Spool;
import io.lorapipe.gateway.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Lets an upload in when the spool has room for all of it: the web server writes it there before anybody looks. */
@Component
final class UploadRoom extends OncePerRequestFilter {

    private final Spool spool;
    private final MultipartConfigElement limits;
    private final JsonMapper json;

    UploadRoom(Spool spool, MultipartConfigElement limits, JsonMapper json) {
        this.spool = spool;
        this.limits = limits;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null || !type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var room = spool.reserve(most(request.getContentLengthLong()));
        if (room.isEmpty()) {
            var problem = Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "spool_full",
                            "Other uploads take all the room that there is for them; try again in a moment.")
                    .withHint("Try again in a moment.");
            response.setStatus(problem.status().value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            json.writeValue(response.getOutputStream(), problem.detail(request.getRequestURI()));
            return;
        }
        try (var held = room.get()) {
            chain.doFilter(request, response);
        }
    }

    /** A length that is not told, or more than is taken, is cut off there. */
    private long most(long told) {
        return told < 0 ? limits.getMaxRequestSize() : Math.min(told, limits.getMaxRequestSize());
    }
}
