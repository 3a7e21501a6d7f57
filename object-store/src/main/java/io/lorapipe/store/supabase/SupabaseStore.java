package io.lorapipe.store.supabase;

import io.lorapipe.store.BucketStore;
import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.UnfinishedUpload;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects in a private bucket of Supabase Storage.
 *
 * <p>The server checks no digest: SHA-256 and size are kept as the object's own metadata and compared after each put,
 * and no last byte is sent before the content has proved right. What is larger than one chunk is sent as a resumable
 * upload, which {@link ResumableUploads} remembers. Uploads replace what is there, so that two puts of one content
 * never get into each other's way. The server signs links for objects that are there only: {@link #link} fails with
 * {@link StoreException.NotFound} for others; how long a link lives is reckoned by the server's clock alone.
 */
public final class SupabaseStore implements BucketStore {

    private final String id;
    private final String bucketName;
    private final SupabaseCalls calls;
    private final SupabaseFailures failures;
    private final SupabaseBucket bucket;
    private final TusUploads uploads;
    private final SupabasePut putting;

    private SupabaseStore(String id, String bucketName, SupabaseCalls calls, SupabaseFailures failures, Parts parts) {
        this.id = id;
        this.bucketName = bucketName;
        this.calls = calls;
        this.failures = failures;
        this.bucket = parts.bucket();
        this.uploads = parts.uploads();
        this.putting = new SupabasePut(
                this,
                failures,
                bucket,
                uploads,
                new PlainUpload(calls, failures, bucket, bucketName),
                new LargeUpload(uploads, failures, bucket));
    }

    private record Parts(SupabaseBucket bucket, TusUploads uploads) {}

    /**
     * The store of this bucket of the project; nothing is called yet. Fails with
     * {@link io.lorapipe.store.InvalidStoreSettings} when address or key are missing or cannot be right.
     */
    public static SupabaseStore open(SupabaseSettings settings, String bucket, Clock clock, ResumableUploads uploads) {
        return open(settings, bucket, clock, uploads, SupabaseCalls.Timeouts.USUAL);
    }

    static SupabaseStore open(
            SupabaseSettings settings,
            String name,
            Clock clock,
            ResumableUploads remembered,
            SupabaseCalls.Timeouts timeouts) {
        String id = "supabase:" + settings.host() + "/" + name;
        SupabaseFailures failures = new SupabaseFailures(settings.host(), name);
        SupabaseCalls calls = new SupabaseCalls(settings.storage(), settings.requiredKey(), failures, timeouts);
        SupabaseBucket bucket = new SupabaseBucket(calls, failures, id, name, SupabaseBucket.wanted(settings, name));
        TusUploads uploads = new TusUploads(id, name, calls, failures, bucket, remembered, clock);
        return new SupabaseStore(id, name, calls, failures, new Parts(bucket, uploads));
    }

    @Override
    public boolean ensureBucket() {
        return bucket.ensure();
    }

    @Override
    public OptionalLong largestObject() {
        return bucket.largestObject();
    }

    /** {@inheritDoc} An upload that may begin is taken back; the server knows limits that no bucket tells of. */
    @Override
    public Optional<Boolean> takes(ObjectKey key, long size, String contentType) {
        return Optional.of(uploads.mayBegin(key, size, contentType));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public PutResult put(ObjectKey key, Content content, ByteProgress progress) {
        return putting.put(key, content, progress);
    }

    @Override
    public InputStream get(Location location, ByteRange range) {
        Request.Builder request = calls.to(calls.object("object/authenticated", bucketName, own(location)));
        if (!range.isAll()) {
            request.header(
                    "Range", "bytes=" + range.first() + "-" + (range.last() == Long.MAX_VALUE ? "" : range.last()));
        }
        Response response = calls.open(request);
        if (response.code() == (range.isAll() ? 200 : 206)) {
            return response.body().byteStream();
        }
        throw unreadable(response, location, range);
    }

    private StoreException unreadable(Response response, Location location, ByteRange range) {
        StoreException failure;
        try (response) {
            failure = response.code() == 200 ? outside(location) : failure(SupabaseAnswer.read(response), location);
        } catch (IOException e) {
            return failures.unreachable(e);
        }
        boolean behindTheEnd = failure.retryable()
                && range.first() > 0
                && head(location)
                        .filter(object -> range.first() >= object.size())
                        .isPresent();
        return behindTheEnd
                ? outside(location)
                : failure; // with S3 behind it, the server calls this an error of its own
    }

    private StoreException outside(Location location) {
        return new StoreException.Refused("%s does not give these bytes of %s.".formatted(id, location.key()));
    }

    @Override
    public Optional<StoredObject> head(Location location) {
        SupabaseAnswer answer =
                calls.call(calls.to(calls.object("object/info/authenticated", bucketName, own(location))));
        if (answer.ok() && answer.json().path("size").isNumber()) {
            return Optional.of(StoredFacts.ofInfo(location, answer.json()));
        }
        if (!answer.ok() && Reason.of(answer) == Reason.NO_OBJECT) {
            return Optional.empty();
        }
        throw failures.of(answer);
    }

    @Override
    public void delete(Location location) {
        new SupabaseDeletion(calls, failures, bucketName).one(own(location));
    }

    @Override
    public void delete(Collection<Location> locations) {
        new SupabaseDeletion(calls, failures, bucketName)
                .many(locations.stream().map(this::own).toList());
    }

    @Override
    public List<UnfinishedUpload> unfinished(Instant before) {
        return uploads.begunBefore(before);
    }

    @Override
    public void discard(UnfinishedUpload upload) {
        uploads.discard(upload);
    }

    @Override
    public Stream<StoredObject> list(String prefix) {
        return new SupabaseListing(calls, failures, id, bucketName, prefix).objects();
    }

    @Override
    public URI link(Location location, Duration expiry, String name) {
        ObjectKey key = own(location);
        // the interface for many: the one for a single object signs no key with a question mark
        ObjectNode asked = SupabaseAnswer.JSON.createObjectNode().put("expiresIn", Math.max(1, expiry.toSeconds()));
        asked.putArray("paths").add(key.value());
        SupabaseAnswer answer =
                calls.call(calls.to(calls.bucket("object/sign", bucketName)).post(SupabaseCalls.json(asked)));
        if (!answer.ok()) {
            throw failure(answer, location);
        }
        if (!answer.json().path(0).path("error").isNull()) {
            throw new StoreException.NotFound(location);
        }
        String signed = answer.json().path(0).path("signedURL").asString("");
        int token = signed.lastIndexOf("?token=");
        if (token < 0) {
            throw failures.unreachable(null);
        }
        // only the token: the path in the answer is not encoded
        return calls.object("object/sign", bucketName, key)
                .newBuilder()
                .addQueryParameter("token", signed.substring(token + "?token=".length()))
                .addQueryParameter("download", name)
                .build()
                .uri();
    }

    private StoreException failure(SupabaseAnswer answer, Location location) {
        return Reason.of(answer) == Reason.NO_OBJECT ? new StoreException.NotFound(location) : failures.of(answer);
    }

    private ObjectKey own(Location location) {
        if (!location.store().equals(id)) {
            throw new IllegalArgumentException("The store " + id + " was asked for an object of " + location.store());
        }
        return location.key();
    }

    @Override
    public String toString() {
        return "SupabaseStore[" + id + " at " + calls + "]";
    }
}
