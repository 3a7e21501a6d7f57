package io.lorapipe.sandbox.faults.web;

import io.lorapipe.sandbox.faults.Call;
import io.lorapipe.sandbox.faults.kinds.Point;
import io.lorapipe.sandbox.queue.Requests;
import io.lorapipe.sandbox.trainers.Trainers;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says of HTTP calls what rules go by. */
final class Calls {

    private final Requests requests;
    private final Trainers trainers;

    Calls(Requests requests, Trainers trainers) {
        this.requests = requests;
        this.trainers = trainers;
    }

    Call of(Point at, HttpServletRequest http) {
        var url = url(http);
        return Points.requestId(http)
                .flatMap(requests::find)
                .map(request -> Call.about(at, request, url))
                .orElseGet(() -> Call.to(at, url));
    }

    /** A submit speaks of no request yet, but its body says what it is about. */
    Call ofSubmit(HttpServletRequest http, byte[] body) {
        var input = new String(body, StandardCharsets.UTF_8);
        var archive = trainers.find(http.getRequestURI().substring(1))
                .flatMap(trainer -> json(input).flatMap(trainer::archiveUrl));
        return new Call(Point.SUBMIT, url(http), input, Optional.empty(), archive);
    }

    private static Optional<JsonNode> json(String input) {
        try {
            return Optional.of(JsonMapper.shared().readTree(input));
        } catch (JacksonException ex) {
            return Optional.empty();
        }
    }

    private static String url(HttpServletRequest http) {
        var query = http.getQueryString();
        return http.getRequestURL() + (query == null ? "" : "?" + query);
    }
}
