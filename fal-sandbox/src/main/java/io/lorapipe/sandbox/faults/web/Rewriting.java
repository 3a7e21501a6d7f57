package io.lorapipe.sandbox.faults.web;

import io.lorapipe.sandbox.faults.kinds.StatusFault;
import io.lorapipe.sandbox.faults.kinds.SubmitFault;
import io.lorapipe.sandbox.faults.script.Parameters;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Changes the JSON of an answer that is true otherwise. */
final class Rewriting {

    private Rewriting() {}

    static void of(Exchange exchange, SubmitFault fault) throws ServletException, IOException {
        switch (fault) {
            case SubmitFault.ForeignLinks foreign -> rewrite(exchange, answer -> point(answer, foreign));
        }
    }

    static void of(Exchange exchange, StatusFault fault) throws ServletException, IOException {
        switch (fault) {
            case StatusFault.NoLogs none -> rewrite(exchange, status -> status.remove("logs"));
            case StatusFault.NullLogs none -> rewrite(exchange, status -> status.putNull("logs"));
            case StatusFault.OldLogs old -> rewrite(exchange, Rewriting::labelled);
            case StatusFault.BlankError(var text) -> rewrite(exchange, status -> status.put("error", text));
        }
    }

    private static void point(ObjectNode answer, SubmitFault.ForeignLinks foreign) {
        for (var link : foreign.links()) {
            var name = Parameters.written(link);
            answer.put(
                    name,
                    foreign.base() + URI.create(answer.get(name).stringValue()).getPath());
        }
    }

    private static void labelled(ObjectNode status) {
        for (var line : status.path("logs")) {
            var fields = (ObjectNode) line;
            var labels = fields.putObject("labels");
            for (var name : new String[] {"level", "source"}) {
                labels.set(name, fields.remove(name));
            }
        }
    }

    /** Refusals stay as they are. */
    private static void rewrite(Exchange exchange, Consumer<ObjectNode> change) throws ServletException, IOException {
        var kept = exchange.carryOut();
        if (kept.getStatus() >= 300) {
            kept.copyBodyToResponse();
            return;
        }
        var answer = (ObjectNode) JsonMapper.shared().readTree(kept.getContentAsByteArray());
        change.accept(answer);
        replaceBody(kept, answer.toString());
    }

    private static void replaceBody(ContentCachingResponseWrapper kept, String body) throws IOException {
        kept.resetBuffer();
        kept.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        kept.copyBodyToResponse();
    }
}
