package io.lorapipe.gateway.access;

import io.lorapipe.gateway.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Keeps other web sites from using the gateway through a visitor's browser, which needs no sign-in to reach it. */
final class BrowserGuard extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final OwnHosts hosts;
    private final JsonMapper json;

    BrowserGuard(OwnHosts hosts, JsonMapper json) {
        this.hosts = hosts;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        var refusal = refusal(request);
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(refusal.get().status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), refusal.get().detail(request.getRequestURI()));
    }

    private Optional<Problem> refusal(HttpServletRequest request) {
        var host = request.getHeader("Host");
        if (host == null || !hosts.include(host)) {
            return Optional.of(Problem.of(
                            HttpStatus.FORBIDDEN,
                            "forbidden_host",
                            "This gateway is not known as %s; use localhost, or add the name to LORAPIPE_GATEWAY_PUBLIC_HOSTS."
                                    .formatted(host))
                    .withCulprit(String.valueOf(host)));
        }
        if (!READING.contains(request.getMethod()) && isForeign(request, host)) {
            return Optional.of(Problem.of(
                    HttpStatus.FORBIDDEN,
                    "forbidden_origin",
                    "A page of another site may not change anything here; use the gateway's own page."));
        }
        return Optional.empty();
    }

    private static boolean isForeign(HttpServletRequest request, String host) {
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        return "cross-site".equals(site) || origin != null && !host.equalsIgnoreCase(authority(origin));
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException ex) {
            return null;
        }
    }
}
