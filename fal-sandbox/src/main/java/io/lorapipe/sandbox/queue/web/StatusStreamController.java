package io.lorapipe.sandbox.queue.web;

import io.lorapipe.sandbox.access.Account;
import io.lorapipe.sandbox.access.PublicAddress;
import io.lorapipe.sandbox.dispatch.QueueRules;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.LogLine;
import io.lorapipe.sandbox.queue.RequestState.Ended;
import io.lorapipe.sandbox.queue.Requests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The status as server-sent events; logs come as increments, and the stream ends with the request. */
@RestController
class StatusStreamController {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final Requests requests;
    private final OwnRequests own;

    StatusStreamController(Requests requests) {
        this.requests = requests;
        this.own = new OwnRequests(requests);
    }

    @GetMapping("/{*app}/requests/{id}/status/stream")
    void stream(
            @PathVariable String app,
            @PathVariable String id,
            @RequestAttribute Account account,
            @RequestParam(defaultValue = "0") String logs,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        var request = own.find(account, app, id);
        response.setCharacterEncoding("UTF-8");
        if (request.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.getWriter().write("{\"status\":\"NOT_FOUND\"}");
            return;
        }
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("X-Fal-Request-Id", id);
        var withLogs = logs.equals("1") || logs.equals("true");
        follow(request.get(), withLogs, new StatusJson(PublicAddress.of(http)), response);
    }

    /** Holds the (virtual) thread until the request ends. */
    private void follow(FalRequest first, boolean withLogs, StatusJson status, HttpServletResponse response)
            throws IOException, InterruptedException {
        var out = response.getWriter();
        var request = first;
        var sent = write(out, status, request, withLogs, 0);
        response.flushBuffer();
        while (!(request.state() instanceof Ended) && !requests.isClosed()) {
            var now = requests.awaitChange(request, KEEP_ALIVE);
            if (now.equals(request)) {
                out.write(": keep-alive\n\n");
            } else {
                sent = write(out, status, now, withLogs, sent);
            }
            response.flushBuffer();
            request = now;
        }
    }

    /** Writes one event; returns how many log lines have been sent by now. */
    private int write(Writer out, StatusJson status, FalRequest request, boolean withLogs, int sent)
            throws IOException {
        List<LogLine> all = request.state().logs();
        var fresh = Optional.of(all.subList(sent, all.size())).filter(lines -> withLogs);
        var position = QueueRules.position(request, requests.all());
        out.write("data: " + status.of(request, position, fresh) + "\n\n");
        return all.size();
    }
}
