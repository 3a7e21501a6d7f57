package io.lorapipe.sandbox.faults.web;

import io.lorapipe.sandbox.faults.Faults;
import io.lorapipe.sandbox.faults.kinds.CallFault;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What can be done to any call. */
final class CallFaults {

    static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final Faults faults;

    CallFaults(Faults faults) {
        this.faults = faults;
    }

    void at(Exchange exchange, CallFault fault) throws ServletException, IOException {
        switch (fault) {
            case CallFault.Drop drop -> drop(exchange, drop);
            case CallFault.Cut cut -> cut(exchange, cut);
            case CallFault.Delay(var by, var afterwards) -> delay(exchange, by, afterwards);
            case CallFault.Answer(var status, var headers, var body, var accepted) -> {
                carryOut(exchange, accepted);
                exchange.answer(status, headers, body);
            }
            case CallFault.Redirect(var status, var location, var accepted) -> {
                carryOut(exchange, accepted);
                var target =
                        location.orElseGet(() -> exchange.http().getRequestURL().toString());
                exchange.answer(status, Map.of("Location", target), "");
            }
        }
    }

    /** What is long is read only, so that a pause before it is as good as one after it. */
    private void delay(Exchange exchange, Duration by, boolean afterwards) throws ServletException, IOException {
        if (afterwards && !Points.isLong(exchange.http())) {
            var kept = exchange.carryOut();
            faults.pause(by);
            kept.copyBodyToResponse();
        } else {
            faults.pause(by);
            exchange.pass();
        }
    }

    private static void drop(Exchange exchange, CallFault.Drop drop) throws ServletException, IOException {
        carryOut(exchange, drop.accepted());
        exchange.close(drop.reset());
    }

    /** Files and streams are cut while they flow; other answers know their length beforehand. */
    private static void cut(Exchange exchange, CallFault.Cut cut) throws ServletException, IOException {
        if (Points.isLong(exchange.http())) {
            cutWhileItFlows(exchange, cut);
            return;
        }
        var kept = exchange.carryOut();
        var body = kept.getContentAsByteArray();
        var response = exchange.response();
        response.setContentLength(body.length);
        response.getOutputStream().write(body, 0, (int) Math.min(cut.afterBytes(), body.length));
        response.flushBuffer();
        exchange.close(cut.reset());
    }

    private static void cutWhileItFlows(Exchange exchange, CallFault.Cut cut) throws ServletException, IOException {
        var out = exchange.response().getOutputStream();
        var left = new AtomicLong(cut.afterBytes());
        BodyFilter.Way way = (bytes, offset, length) -> {
            var now = (int) Math.min(left.get(), length);
            out.write(bytes, offset, now);
            if (left.addAndGet(-now) == 0) {
                exchange.response().flushBuffer();
                exchange.close(cut.reset());
            }
        };
        exchange.chain().doFilter(exchange.http(), new BodyFilter(exchange.response(), way));
    }

    private static void carryOut(Exchange exchange, boolean accepted) throws ServletException, IOException {
        if (accepted && !Points.isLong(exchange.http())) {
            exchange.carryOut();
        }
    }
}
