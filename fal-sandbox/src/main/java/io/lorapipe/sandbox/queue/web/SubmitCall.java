package io.lorapipe.sandbox.queue.web;

import io.lorapipe.sandbox.access.Account;
import io.lorapipe.sandbox.access.PublicAddress;
import io.lorapipe.sandbox.digest.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a submit says besides its path: the body as it came, whatever type it claims to be. */
record SubmitCall(
        Account account,
        URI base,
        JsonNode input,
        String inputSha256,
        Optional<String> webhook,
        Optional<Integer> maxQueueLength,
        Optional<Duration> startTimeout) {

    static SubmitCall of(Account account, HttpServletRequest http) throws IOException {
        var body = http.getInputStream().readAllBytes();
        return new SubmitCall(
                account,
                PublicAddress.of(http),
                json(body),
                Sha256.hex(body),
                query(http, "fal_webhook"),
                query(http, "fal_max_queue_length").flatMap(SubmitCall::number).map(Double::intValue),
                startTimeout(http));
    }

    /** What is no JSON is kept as text, and refused when it runs. */
    private static JsonNode json(byte[] body) {
        try {
            var tree = JsonMapper.shared().readTree(body);
            return tree.isMissingNode() ? JsonNodeFactory.instance.nullNode() : tree;
        } catch (JacksonException ex) {
            return JsonNodeFactory.instance.stringNode(new String(body, StandardCharsets.UTF_8));
        }
    }

    /** Taken from the query alone: asking the request for a parameter would eat a form's body. */
    private static Optional<String> query(HttpServletRequest http, String name) {
        var all =
                UriComponentsBuilder.newInstance().query(http.getQueryString()).build();
        return Optional.ofNullable(all.getQueryParams().getFirst(name))
                .map(value -> UriUtils.decode(value, StandardCharsets.UTF_8));
    }

    /** The second name is the older one, which fal's clients still send. */
    private static Optional<Duration> startTimeout(HttpServletRequest http) {
        return Stream.of("X-Fal-Request-Start-Timeout", "X-Fal-Request-Timeout")
                .flatMap(name -> Stream.ofNullable(http.getHeader(name)))
                .flatMap(text -> number(text).stream())
                .map(seconds -> Duration.ofMillis((long) (seconds * 1000)))
                .findFirst();
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException ex) {
            return Optional.empty();
        }
    }
}
