package io.lorapipe.store.supabase.standin;

import org.jspecify.annotations.Nullable;

/** Who calls: a secret key counts at the gateway alone, and in its own header alone. */
final class StandInKeys {

    /** A key of the new kind. */
    static final String SECRET = "sb_secret_of_the_stand_in";
    /** Keys of the old kind, for both headers. */
    static final String SERVICE = "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.of-the-stand-in";

    static final String ANON = "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.of-the-stand-in";
    static final String EXPIRED = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjF9.of-the-stand-in";

    private StandInKeys() {}

    /** Whether the caller may do everything; one without that right may do nothing. */
    static boolean mayAll(StandInCall call) {
        String token = call.header("Authorization");
        if (token == null) {
            return atGateway(call);
        }
        String key = token.replaceFirst("^Bearer ", "");
        return switch (key) {
            case SERVICE -> true;
            case ANON -> false;
            case EXPIRED -> throw Refusal.denied("\"exp\" claim timestamp check failed");
            default -> throw Refusal.denied("Invalid Compact JWS");
        };
    }

    private static boolean atGateway(StandInCall call) {
        @Nullable String key = call.header("apikey");
        if (!call.gateway() || key == null) {
            throw Refusal.rest(400, "Error", "InvalidRequest", "headers must have required property 'authorization'");
        }
        if (!key.equals(SECRET)) {
            throw Refusal.denied("Invalid Compact JWS");
        }
        return true;
    }
}
