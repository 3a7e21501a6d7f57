package io.lorapipe.store.supabase.standin;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** What the server refuses with: a status that stands in the body alone, for most of them. */
final class Refusal extends RuntimeException {

    private static final JsonMapper JSON = new JsonMapper();

    private final int status;
    private final int onTheWire;
    private final String error;
    private final String code;
    private final String message;

    private Refusal(int status, int onTheWire, String error, String code, String message) {
        super(message);
        this.status = status;
        this.onTheWire = onTheWire;
        this.error = error;
        this.code = code;
        this.message = message;
    }

    static Refusal rest(int status, String error, String code, String message) {
        return new Refusal(status, 400, error, code, message);
    }

    static Refusal denied(String message) {
        return rest(403, "Unauthorized", "AccessDenied", message);
    }

    static Refusal rowLevelSecurity() {
        return denied("new row violates row-level security policy");
    }

    static Refusal noObject() {
        return rest(404, "not_found", "NoSuchKey", "Object not found");
    }

    static Refusal noBucket() {
        return rest(404, "Bucket not found", "NoSuchBucket", "Bucket not found");
    }

    static Refusal tooLarge() {
        return rest(413, "Payload too large", "EntityTooLarge", "The object exceeded the maximum allowed size");
    }

    static Refusal type(String type) {
        return rest(415, "invalid_mime_type", "InvalidMimeType", "mime type " + type + " is not supported");
    }

    static Refusal range() {
        return new Refusal(416, 416, "invalid_range", "InvalidRange", "invalid range provided");
    }

    int status() {
        return status;
    }

    /** As the REST interface says it. */
    StandInAnswer json(boolean withCode) {
        var body = JSON.createObjectNode()
                .put("statusCode", Integer.toString(status))
                .put("error", error)
                .put("message", message);
        if (withCode) {
            body.put("code", code);
        }
        return StandInAnswer.json(onTheWire, JSON.writeValueAsString(body));
    }

    /** As a resumable upload hears it. */
    StandInAnswer text() {
        return StandInAnswer.of(status, "text/plain", message.getBytes(StandardCharsets.UTF_8));
    }
}
