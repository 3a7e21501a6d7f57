package io.lorapipe.sandbox.queue;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the model said in the end, as callers read it in the result and in the webhook.
 *
 * @param status the model's own HTTP status
 * @param body the output, or what went wrong
 */
public record Answer(int status, JsonNode body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** With links that begin with this address, unless they lead elsewhere. */
    public static Answer of(Outcome outcome, URI base) {
        return switch (outcome) {
            case Outcome.Succeeded(var files, var units) -> {
                var output = new LinkedHashMap<String, Object>();
                files.forEach(file -> output.put(file.field(), file(file, base)));
                yield new Answer(200, JSON.valueToTree(output));
            }
            case Outcome.Refused(var detail) -> new Answer(422, JSON.valueToTree(Map.of("detail", detail)));
            case Outcome.ModelFailed(var status, var detail, var retryable) ->
                new Answer(status, JSON.createObjectNode().set("detail", detail));
            case Outcome.Failed(var status, var type, var message, var userTimeout) -> {
                var body = new LinkedHashMap<String, Object>();
                body.put("detail", message);
                body.put("error_type", type);
                yield new Answer(status, JSON.valueToTree(body));
            }
        };
    }

    public boolean successful() {
        return status < 300;
    }

    private static Map<String, Object> file(OutputFile file, URI base) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("url", base.resolve(file.path()).toString());
        properties.put("content_type", file.contentType());
        properties.put("file_name", file.fileName());
        properties.put("file_size", file.size());
        return properties;
    }
}
