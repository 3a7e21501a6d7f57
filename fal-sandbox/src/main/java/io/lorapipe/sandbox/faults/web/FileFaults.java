package io.lorapipe.sandbox.faults.web;

import io.lorapipe.sandbox.faults.Faults;
import io.lorapipe.sandbox.faults.kinds.FileFault;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** What can be done to a download. */
final class FileFaults {

    /** A slow file comes in so many pieces a second. */
    private static final int PIECES = 10;

    private final Faults faults;

    FileFaults(Faults faults) {
        this.faults = faults;
    }

    void at(Exchange exchange, FileFault fault) throws ServletException, IOException {
        switch (fault) {
            case FileFault.Slow(var bytesPerSecond) -> through(exchange, slowly(exchange, bytesPerSecond));
            case FileFault.NotSafetensors not -> through(exchange, otherBytes(exchange));
            case FileFault.Gone gone -> exchange.answer(404, Map.of(), "");
        }
    }

    private static void through(Exchange exchange, BodyFilter.Way way) throws ServletException, IOException {
        exchange.chain().doFilter(exchange.http(), new BodyFilter(exchange.response(), way));
    }

    private BodyFilter.Way slowly(Exchange exchange, long bytesPerSecond) throws IOException {
        var out = exchange.response().getOutputStream();
        var piece = (int) Math.clamp(bytesPerSecond / PIECES, 1, Integer.MAX_VALUE);
        return (bytes, offset, length) -> {
            for (var done = 0; done < length; done += piece) {
                var now = Math.min(piece, length - done);
                out.write(bytes, offset + done, now);
                out.flush();
                faults.pause(Duration.ofNanos(now * 1_000_000_000L / bytesPerSecond));
            }
        };
    }

    private static BodyFilter.Way otherBytes(Exchange exchange) throws IOException {
        var out = exchange.response().getOutputStream();
        return (bytes, offset, length) -> {
            var others = new byte[length];
            Arrays.fill(others, (byte) 'x');
            out.write(others);
        };
    }
}
