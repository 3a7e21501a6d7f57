package io.lorapipe.store.s3;

import io.lorapipe.store.BucketStore;
import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.ByteRange;
import io.lorapipe.store.Content;
import io.lorapipe.store.InvalidStoreSettings;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import io.lorapipe.store.UnfinishedUpload;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Objects in a bucket behind the S3 interface.
 *
 * <p>The digest of an object stands in its metadata. A put of more than 16 MiB goes in parts, and one that was cut off
 * is gone on with by the next put of the same content to the same key.
 */
public final class S3Store implements BucketStore {

    private final S3Bucket bucket;
    private final S3Puts puts;
    private final S3Uploads uploads;
    private final S3Listing listing;
    private final S3Links links;

    private S3Store(S3Connection connection, PartSizes sizes) {
        this.bucket = new S3Bucket(connection);
        this.puts = new S3Puts(bucket, sizes);
        this.uploads = new S3Uploads(bucket);
        this.listing = new S3Listing(bucket);
        this.links = new S3Links(connection, bucket.failures());
    }

    /** The store behind these settings, which fail with {@link InvalidStoreSettings}; nothing is called yet. */
    public static S3Store open(S3Settings settings) {
        return open(settings, PartSizes.USUAL);
    }

    static S3Store open(S3Settings settings, PartSizes sizes) {
        return new S3Store(S3Connection.of(settings), sizes);
    }

    @Override
    public String id() {
        return bucket.id();
    }

    @Override
    public boolean ensureBucket() {
        return bucket.ensure();
    }

    @Override
    public PutResult put(ObjectKey key, Content content, ByteProgress progress) {
        return puts.put(key, content, progress);
    }

    @Override
    public InputStream get(Location location, ByteRange range) {
        ObjectKey key = own(location);
        ResponseInputStream<GetObjectResponse> answer = bucket.call(s3 -> {
            try {
                return s3.getObject(
                        get -> get.bucket(bucket.name()).key(key.value()).range(header(range)));
            } catch (NoSuchKeyException e) {
                throw new StoreException.NotFound(location);
            }
        });
        if (!range.isAll() && answer.response().contentRange() == null) {
            answer.abort();
            throw new StoreException.Refused(
                    "%s gives the whole of %s where a part of it was asked for.".formatted(id(), location.key()));
        }
        return answer;
    }

    private static @Nullable String header(ByteRange range) {
        String last = range.last() == Long.MAX_VALUE ? "" : String.valueOf(range.last());
        return range.isAll() ? null : "bytes=" + range.first() + "-" + last;
    }

    @Override
    public Optional<StoredObject> head(Location location) {
        return bucket.head(own(location));
    }

    @Override
    public void delete(Location location) {
        listing.delete(own(location));
    }

    @Override
    public void delete(Collection<Location> locations) {
        listing.delete(locations.stream().map(this::own).distinct().toList());
    }

    @Override
    public List<UnfinishedUpload> unfinished(Instant before) {
        return uploads.begunBefore(before);
    }

    @Override
    public void discard(UnfinishedUpload upload) {
        uploads.discard(upload);
    }

    /** {@inheritDoc} The listing of S3 tells neither digest nor media type of an object. */
    @Override
    public Stream<StoredObject> list(String prefix) {
        return listing.list(prefix);
    }

    @Override
    public URI link(Location location, Duration expiry, String name) {
        return links.link(own(location), expiry, name);
    }

    private ObjectKey own(Location location) {
        if (!location.store().equals(id())) {
            throw new IllegalArgumentException("The store " + id() + " was asked for an object of " + location.store());
        }
        return location.key();
    }

    @Override
    public String toString() {
        return "S3Store[" + id() + "]";
    }
}
