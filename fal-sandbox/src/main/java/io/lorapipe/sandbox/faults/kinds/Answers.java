package io.lorapipe.sandbox.faults.kinds;

import io.lorapipe.sandbox.faults.kinds.CallFault.Answer;
import io.lorapipe.sandbox.faults.script.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The ways to write a wrong answer in a script; fal's own words where it has some. */
final class Answers {

    private static final String JSON = "application/json";
    private static final String HTML = "text/html";

    private Answers() {}

    static Answer answer(Parameters of) {
        var status = of.number("status", 200, 599)
                .orElseThrow(() -> of.missing("status", "a whole number from 200 to 599"))
                .intValue();
        var body = of.json("body").orElseGet(() -> detail("Status " + status + " by a fault script"));
        var headers = headers(of, body.isString() ? HTML : JSON);
        return new Answer(status, headers, body.isString() ? body.stringValue() : body.toString(), of.flag("accepted"));
    }

    static Answer empty(Parameters of) {
        return new Answer(200, headers(of, JSON), "", of.flag("accepted"));
    }

    static Answer unreadable(Parameters of) {
        var text = of.text("body").orElse("<html><body>Please wait...</body></html>");
        return new Answer(200, headers(of, JSON), text, of.flag("accepted"));
    }

    /** How fal says that an account may not spend any more. */
    static Answer locked(Parameters of) {
        var reason = of.text("reason").orElse("Exhausted balance");
        var sentence = "User is locked. Reason: " + reason + ". Top up your balance at fal.ai/dashboard/billing.";
        return new Answer(403, headers(of, JSON), detail(sentence).toString(), false);
    }

    static Answer unauthorized(Parameters of) {
        return new Answer(
                401, headers(of, JSON), detail("Invalid key credentials").toString(), false);
    }

    static Answer rateLimited(Parameters of) {
        var error = JsonNodeFactory.instance
                .objectNode()
                .put("msg", "Too many concurrent requests")
                .put("type", "concurrent_requests_limit");
        error.putArray("loc").add("body");
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("detail").add(error);
        var headers = headers(of, JSON);
        headers.putIfAbsent("Retry-After", "1");
        headers.putIfAbsent("X-Fal-Needs-Retry", "1");
        return new Answer(429, headers, body.toString(), false);
    }

    private static Map<String, String> headers(Parameters of, String contentType) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", contentType);
        of.json("headers")
                .map(all -> all.isObject() ? all : of.<JsonNode>refuse("headers", all, "an object of texts"))
                .ifPresent(all -> all.properties()
                        .forEach(header ->
                                headers.put(header.getKey(), header.getValue().asString())));
        of.json("retry_after").ifPresent(seconds -> headers.put("Retry-After", seconds.asString()));
        return headers;
    }

    private static JsonNode detail(String sentence) {
        return JsonNodeFactory.instance.objectNode().put("detail", sentence);
    }
}
