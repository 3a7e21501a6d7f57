package io.lorapipe.store.supabase;

import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoredObject;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The objects below a prefix, asked for page by page as they are consumed. */
final class SupabaseListing implements Iterator<List<StoredObject>> {

    private static final int PAGE = 1000;

    private final SupabaseCalls calls;
    private final SupabaseFailures failures;
    private final HttpUrl url;
    private final String store;
    private final String prefix;
    private @Nullable String cursor;
    private boolean more = true;

    SupabaseListing(SupabaseCalls calls, SupabaseFailures failures, String store, String bucket, String prefix) {
        this.calls = calls;
        this.failures = failures;
        this.url = calls.bucket("object/list-v2", bucket);
        this.store = store;
        this.prefix = prefix;
    }

    Stream<StoredObject> objects() {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false)
                .flatMap(List::stream);
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public List<StoredObject> next() {
        if (!more) {
            throw new NoSuchElementException();
        }
        ObjectNode asked =
                SupabaseAnswer.JSON.createObjectNode().put("prefix", prefix).put("limit", PAGE);
        if (cursor != null) {
            asked.put("cursor", cursor);
        }
        SupabaseAnswer answer = calls.call(calls.to(url).post(SupabaseCalls.json(asked)));
        if (!answer.ok()) {
            throw failures.of(answer);
        }
        JsonNode page = answer.json();
        if (!page.path("objects").isArray()) {
            throw failures.unreachable(null);
        }
        cursor = page.path("nextCursor").asString(null);
        more = page.path("hasNext").asBoolean(false) && cursor != null;
        return page.path("objects")
                .valueStream()
                .flatMap(entry -> object(entry).stream())
                .toList();
    }

    /** Empty for what no store of ours can have put there. */
    private Optional<StoredObject> object(JsonNode entry) {
        String name = entry.path("name").asString("");
        if (!name.startsWith(prefix)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StoredFacts.ofListed(new Location(store, new ObjectKey(name), null), entry));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
