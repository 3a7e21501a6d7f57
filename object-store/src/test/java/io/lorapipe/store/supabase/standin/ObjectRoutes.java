package io.lorapipe.store.supabase.standin;

import io.lorapipe.store.supabase.standin.StandInState.Bucket;
import io.lorapipe.store.supabase.standin.StandInState.Stored;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Objects by the REST interface. */
final class ObjectRoutes {

    static final JsonMapper JSON = new JsonMapper();
    static final Pattern KEY = Pattern.compile("[A-Za-z0-9_/!.*'() &$=@;:+,?-]+");

    private final StandInState state;

    ObjectRoutes(StandInState state) {
        this.state = state;
    }

    StandInAnswer create(StandInCall call, String object, boolean mayAll) throws IOException {
        if (!KEY.matcher(object).matches()) {
            throw Refusal.rest(400, "InvalidKey", "InvalidKey", "Invalid key: " + object);
        }
        Bucket bucket = state.bucket(bucket(object));
        String type = Objects.requireNonNullElse(call.header("Content-Type"), "application/octet-stream");
        state.requireType(bucket, type);
        state.requireSize(bucket, call.length()); // a body without a length escapes, as it does from the real one
        state.requireRow(object, call.replaces(), mayAll);
        byte[] bytes = call.body().readAllBytes();
        if (call.length() >= 0 && bytes.length < call.length()) {
            return StandInAnswer.none(); // cut off: nothing is kept
        }
        state.store(object, type, metadata(call), bytes);
        return StandInAnswer.json(
                200,
                JSON.writeValueAsString(JSON.createObjectNode()
                        .put("Key", object)
                        .put("Id", UUID.randomUUID().toString())));
    }

    private static String metadata(StandInCall call) {
        String encoded = call.header("x-metadata");
        return encoded == null ? "null" : new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    StandInAnswer info(String object, boolean mayAll) {
        state.bucket(bucket(object));
        Stored stored = visible(object, mayAll);
        ObjectNode info = JSON.createObjectNode()
                .put("name", object)
                .put("size", stored.bytes().length)
                .put("content_type", stored.type())
                .put("last_modified", stored.modified().toString());
        info.set("metadata", JSON.readTree(stored.metadata()));
        return StandInAnswer.json(200, JSON.writeValueAsString(info));
    }

    StandInAnswer read(StandInCall call, String object, boolean mayAll) {
        state.bucket(bucket(object));
        return Ranges.answer(visible(object, mayAll), call.header("Range"));
    }

    /** Signs for many objects; the paths in the answer are not encoded. */
    StandInAnswer sign(StandInCall call, String bucket, boolean mayAll) throws IOException {
        JsonNode asked = JSON.readTree(call.body().readAllBytes());
        Instant expiry =
                state.clock.instant().plusSeconds(asked.required("expiresIn").asLong());
        ArrayNode answer = JSON.createArrayNode();
        asked.required("paths").valueStream().map(JsonNode::asString).forEach(path -> {
            ObjectNode item =
                    answer.addObject().putNull("error").put("path", path).putNull("signedURL");
            String object = bucket + "/" + path;
            if (!mayAll || !state.objects.containsKey(object)) {
                item.put("error", "Either the object does not exist or you do not have access to it");
                return;
            }
            String token = UUID.randomUUID().toString();
            state.tokens.put(token, new StandInState.Token(object, expiry));
            item.put("signedURL", "/object/sign/" + object + "?token=" + token);
        });
        return StandInAnswer.json(200, JSON.writeValueAsString(answer));
    }

    StandInAnswer signed(StandInCall call, String object) {
        StandInState.Token token = state.tokens.get(Objects.requireNonNullElse(call.query("token"), ""));
        if (token == null || state.clock.instant().isAfter(token.expiry())) {
            throw Refusal.rest(400, "InvalidJWT", "InvalidJWT", "\"exp\" claim timestamp check failed");
        }
        if (!token.object().equals(object)) {
            throw Refusal.rest(400, "InvalidSignature", "InvalidSignature", "The url does not match the signature");
        }
        StandInAnswer answer = Ranges.answer(state.object(object), call.header("Range"));
        @Nullable String name = call.query("download");
        return name == null
                ? answer
                : answer.with("Content-Disposition", "attachment; filename*=UTF-8''" + encoded(name));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Says whether it is there before whether it may. */
    StandInAnswer delete(StandInCall call, String object, boolean mayAll) {
        if ("application/json".equals(call.header("Content-Type"))) {
            throw Refusal.rest(400, "Error", "InvalidRequest", "Body cannot be empty");
        }
        state.bucket(bucket(object));
        state.object(object);
        if (!mayAll) {
            throw Refusal.denied("Access denied");
        }
        state.objects.remove(object);
        return StandInAnswer.json(200, "{\"message\":\"Successfully deleted\"}");
    }

    private Stored visible(String object, boolean mayAll) {
        Stored stored = state.object(object);
        if (!mayAll) {
            throw Refusal.noObject();
        }
        return stored;
    }

    static String bucket(String object) {
        return object.substring(0, object.indexOf('/'));
    }
}
