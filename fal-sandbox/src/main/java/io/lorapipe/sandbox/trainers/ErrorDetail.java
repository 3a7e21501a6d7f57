package io.lorapipe.sandbox.trainers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One entry of the {@code detail} list of a 422.
 *
 * @param loc where, e.g. {@code ["body", "steps"]}
 * @param msg a sentence
 * @param type what programs go by
 * @param url the documentation of the type, where there is one
 * @param ctx the bounds that were broken, where there are any
 * @param input the value that was refused
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ErrorDetail(
        List<String> loc,
        String msg,
        String type,
        @Nullable String url,
        @Nullable Map<String, Object> ctx,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode input) {

    /** An error that fal's models share, e.g. {@code file_download_error}. */
    public static ErrorDetail ofModel(String type, String field, String msg, JsonNode input) {
        return new ErrorDetail(List.of("body", field), msg, type, "https://docs.fal.ai/errors#" + type, null, input);
    }

    static ErrorDetail ofField(String type, String field, String msg, JsonNode input) {
        return new ErrorDetail(List.of("body", field), msg, type, null, null, input);
    }

    ErrorDetail with(String bound, Object value) {
        return new ErrorDetail(loc, msg, type, url, Map.of(bound, value), input);
    }
}
