package io.lorapipe.store.supabase;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Why the server did not do what was asked, read off the body before the status. */
enum Reason {
    NO_OBJECT,
    NO_BUCKET,
    EXISTS,
    TOO_LARGE,
    TYPE,
    KEY,
    RANGE,
    NO_RIGHT,
    BAD_SECRET,
    EXPIRED_SECRET,
    BUSY,
    NOT_SUPABASE,
    OTHER;

    /** Newer servers give a code; older ones the error and the status only, resumable uploads a text. */
    static Reason of(SupabaseAnswer answer) {
        JsonNode body = answer.json();
        String message = body.isObject() ? body.path("message").asString("") : text(answer.body());
        return switch (body.path("code").asString("")) {
            case "NoSuchKey" -> NO_OBJECT;
            case "NoSuchBucket" -> NO_BUCKET;
            case "KeyAlreadyExists", "BucketAlreadyExists", "ResourceAlreadyExists" -> EXISTS;
            case "EntityTooLarge" -> TOO_LARGE;
            case "InvalidMimeType" -> TYPE;
            case "InvalidKey" -> KEY;
            case "InvalidRange" -> RANGE;
            case "AccessDenied", "InvalidJWT" -> denied(message);
            default -> byError(body.path("error").asString(""), message, status(body, answer.status()));
        };
    }

    private static Reason byError(String error, String message, int status) {
        return switch (error) {
            case "not_found" -> NO_OBJECT;
            case "Bucket not found" -> NO_BUCKET;
            case "Duplicate" -> EXISTS;
            case "Payload too large" -> TOO_LARGE;
            case "invalid_mime_type" -> TYPE;
            case "InvalidKey" -> KEY;
            case "Unauthorized" -> denied(message);
            default -> byStatus(status, message.toLowerCase(Locale.ROOT));
        };
    }

    private static Reason byStatus(int status, String message) {
        return switch (status) {
            case 400 -> message.contains("authorization") ? BAD_SECRET : OTHER;
            case 401 -> denied("jwt " + message);
            case 403 -> denied(message);
            case 404, 405, 410 -> missing(message);
            case 409 -> EXISTS;
            case 413 -> TOO_LARGE;
            case 415 -> TYPE;
            case 416 -> RANGE;
            case 408, 423, 425, 429 -> BUSY;
            default -> status >= 500 ? BUSY : status < 400 ? NOT_SUPABASE : OTHER;
        };
    }

    private static Reason missing(String message) {
        if (message.contains("bucket not found")) {
            return NO_BUCKET;
        }
        return message.contains("object not found") ? NO_OBJECT : NOT_SUPABASE;
    }

    /** One code stands for all of these; only the message tells them apart. */
    private static Reason denied(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("\"exp\"") || lower.contains("expired")) {
            return EXPIRED_SECRET;
        }
        boolean aboutSecret = lower.contains("jw") || lower.contains("signature verification");
        return aboutSecret ? BAD_SECRET : NO_RIGHT;
    }

    /** The status that was meant: a text in most bodies, a number in some. */
    private static int status(JsonNode body, int onTheWire) {
        return body.path("statusCode").asInt(onTheWire);
    }

    private static String text(String body) {
        return body.stripLeading().startsWith("<") ? "" : body;
    }
}
