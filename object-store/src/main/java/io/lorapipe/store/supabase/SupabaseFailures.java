package io.lorapipe.store.supabase;

import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import org.jspecify.annotations.Nullable;

/** What a failed call on one bucket means for the caller, in sentences for users. */
final class SupabaseFailures {

    private final String host;
    private final String bucket;

    SupabaseFailures(String host, String bucket) {
        this.host = host;
        this.bucket = bucket;
    }

    StoreException of(SupabaseAnswer answer) {
        return switch (Reason.of(answer)) {
            case NO_BUCKET -> noBucket();
            case NO_RIGHT -> noRight();
            case BAD_SECRET ->
                refused(
                        "Supabase at %s does not take the key: set SUPABASE_SECRET_KEY to a secret key of this project; a"
                                + " storage server without a gateway takes a service_role JWT alone.");
            case EXPIRED_SECRET ->
                refused("The key for Supabase at %s has expired: set SUPABASE_SECRET_KEY to one that is valid.");
            case TYPE, TOO_LARGE ->
                refused(
                        "The bucket of Supabase at %s takes neither every type nor every size: compare its settings with"
                                + " docs/supabase.md.");
            case KEY -> refused("Supabase at %s does not take this object key.");
            case RANGE -> refused("Supabase at %s does not give these bytes of the object.");
            case BUSY -> busy(answer);
            case NOT_SUPABASE -> notSupabase(answer);
            case NO_OBJECT, EXISTS, OTHER ->
                refused("Supabase at %%s refused the call with status %d.".formatted(answer.status()));
        };
    }

    StoreException tooLarge(String store, long size, @Nullable Long limit) {
        return new StoreException.TooLarge(store, size, limit != null && limit < size ? limit : null);
    }

    StoreException type(String contentType) {
        return new StoreException.Refused(
                "The bucket %s of Supabase at %s does not take %s: add it to the bucket's allowed_mime_types, as docs/supabase.md shows."
                        .formatted(bucket, host, contentType));
    }

    StoreException noRight() {
        return new StoreException.Refused(
                "The key for Supabase at %s may not do this in the bucket %s (row-level security): set SUPABASE_SECRET_KEY to a secret or service_role key."
                        .formatted(host, bucket));
    }

    private StoreException noBucket() {
        return new StoreException.Refused(
                "Supabase at %s has no bucket %s that the key may see: create it with `lorapipe store check --create` or the SQL in docs/supabase.md."
                        .formatted(host, bucket));
    }

    /**
     * A page of something in front of the server goes by with what is wrong there; the server itself answers in JSON.
     */
    private StoreException notSupabase(SupabaseAnswer answer) {
        String sentence = "%s did not answer as Supabase Storage does: check SUPABASE_URL and SUPABASE_STORAGE_URL.";
        return answer.json().isObject()
                ? refused(sentence)
                : new StoreException.Unavailable(sentence.formatted(host), null, answer.retryAfter());
    }

    private StoreException busy(SupabaseAnswer answer) {
        long wait = answer.retryAfter().toSeconds();
        String when = wait > 0 ? "it asks to wait " + wait + " s" : "it is tried again";
        return new StoreException.Unavailable(
                "Supabase at %s does not work at the moment (status %d); %s.".formatted(host, answer.status(), when),
                null,
                answer.retryAfter());
    }

    StoreException unreachable(@Nullable Exception cause) {
        return new StoreException.Unavailable(
                "Supabase at %s did not answer as expected: check the network and SUPABASE_URL.".formatted(host),
                cause);
    }

    StoreException cutOff(ObjectKey key, Exception cause) {
        return new StoreException.Unavailable(
                "The upload of %s to Supabase at %s was cut off; it is tried again.".formatted(key, host), cause);
    }

    StoreException unknown(ObjectKey key, @Nullable Exception cause) {
        return new StoreException.UnknownOutcome(
                "Supabase at %s was sent %s but does not show it yet.".formatted(host, key), cause);
    }

    StoreException other(ObjectKey key) {
        return new StoreException.Mismatch(
                "Supabase at %s shows other bytes as %s than it was sent.".formatted(host, key));
    }

    private StoreException refused(String sentence) {
        return new StoreException.Refused(sentence.formatted(host));
    }
}
