package io.lorapipe.sandbox.faults.web;

import io.lorapipe.sandbox.faults.Faults;
import io.lorapipe.sandbox.faults.kinds.Point;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Throws at HTTP calls what the script wants thrown, and lets all others pass untouched. */
final class FaultFilter extends OncePerRequestFilter {

    private final Faults faults;
    private final Calls calls;
    private final Applicable applicable;
    private final Throwing throwing;

    FaultFilter(Faults faults, Calls calls, Applicable applicable, Throwing throwing) {
        this.faults = faults;
        this.calls = calls;
        this.applicable = applicable;
        this.throwing = throwing;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest http, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var at = Points.of(http).filter(faults::concern);
        if (at.isEmpty()) {
            chain.doFilter(http, response);
        } else if (at.get() == Point.SUBMIT) {
            submit(http, response, chain);
        } else {
            var call = calls.of(at.get(), http);
            var hit = faults.next(call, applicable.to(call, http));
            throwing.at(new Exchange(http, response, chain), hit);
        }
    }

    private void submit(HttpServletRequest http, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = http.getInputStream().readAllBytes();
        var call = calls.ofSubmit(http, body);
        var hit = faults.next(call, applicable.to(call, http));
        throwing.at(new Exchange(new BodyRead(http, body), response, chain), hit);
    }
}
