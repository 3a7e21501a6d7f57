package io.lorapipe.store.supabase.standin;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer to give; one with status 0 is none: the connection is closed instead. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record StandInAnswer(int status, Map<String, String> headers, byte[] body) {

    /** A body of this type. */
    public static StandInAnswer of(int status, String type, byte[] body) {
        return new StandInAnswer(status, Map.of("Content-Type", type), body);
    }

    /** A JSON body. */
    public static StandInAnswer json(int status, String body) {
        return of(status, "application/json; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    /** A page of a gateway. */
    public static StandInAnswer html(int status) {
        String page = "<html><body>" + status + " from some gateway</body></html>";
        return of(status, "text/html", page.getBytes(StandardCharsets.UTF_8));
    }

    /** No body. */
    public static StandInAnswer empty(int status) {
        return new StandInAnswer(status, Map.of(), new byte[0]);
    }

    /** The connection closed instead of an answer. */
    public static StandInAnswer none() {
        return empty(0);
    }

    /** The same with one header more. */
    public StandInAnswer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new StandInAnswer(status, more, body);
    }
}
