package io.lorapipe.training.fal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lorapipe.presets.Preset;
import io.lorapipe.training.fal.FalHttp.Answer;
import java.io.IOException;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A page of the list of requests, read whole. */
record ListPage(
        List<JsonNode> items, String cursor, @Nullable Boolean hasMore) {

    ListPage {
        items = List.copyOf(items);
    }

    /** @throws IOException when the answer is no list */
    static ListPage of(Answer answer) throws IOException {
        if (!answer.isSuccess()) {
            throw new IOException("The list of requests answers with status " + answer.status());
        }
        var items = answer.body().path("items");
        if (!items.isArray()) {
            throw new IOException("The list of requests is none, or too large");
        }
        var more = answer.body().path("has_more");
        return new ListPage(
                List.copyOf(items.values()),
                answer.body().path("next_cursor").asString(""),
                more.isBoolean() ? more.asBoolean() : null);
    }

    /**
     * Where the list goes on; null at its end.
     *
     * @throws IOException when it goes on, but not where
     */
    @Nullable
    HttpUrl following(HttpUrl first, HttpUrl last) throws IOException {
        var isNew = !cursor.isEmpty() && !cursor.equals(last.queryParameter("cursor"));
        if (isNew) {
            return first.newBuilder().setQueryParameter("cursor", cursor).build();
        }
        var isEnd = hasMore == null ? cursor.isEmpty() : !hasMore;
        if (!isEnd) {
            throw new IOException("The list of requests has more, but does not say where");
        }
        return null;
    }

    /** The link that a request was given for its archive; empty where its input is not there to be read. */
    static String archive(JsonNode item, Preset preset) {
        var given = item.path("json_input");
        var input = given.isString() ? FalHttp.json(given.asString().getBytes(UTF_8)) : given;
        return input.path(preset.archive().field()).asString("");
    }
}
