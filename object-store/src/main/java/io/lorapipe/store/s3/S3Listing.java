package io.lorapipe.store.s3;

import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists the objects of a bucket page by page and deletes many with one call. */
final class S3Listing {

    private static final int MOST_AT_ONCE = 1000;

    private final S3Bucket bucket;

    S3Listing(S3Bucket bucket) {
        this.bucket = bucket;
    }

    Stream<StoredObject> list(String prefix) {
        return Stream.iterate(
                        Optional.of(page(prefix, null)),
                        Optional::isPresent,
                        page -> page.flatMap(before -> following(prefix, before)))
                .flatMap(Optional::stream)
                .flatMap(page -> page.contents().stream())
                .flatMap(object -> listed(object).stream());
    }

    private Optional<ListObjectsV2Response> following(String prefix, ListObjectsV2Response page) {
        return Optional.ofNullable(page.nextContinuationToken()).map(token -> page(prefix, token));
    }

    private ListObjectsV2Response page(String prefix, @Nullable String token) {
        ListObjectsV2Response page = bucket.call(s3 -> s3.listObjectsV2(
                list -> list.bucket(bucket.name()).prefix(prefix).continuationToken(token)));
        if (page.name() == null) { // a page of something else is read as a listing of nothing
            throw new StoreException.Unavailable(
                    "What answers for %s gives no listing of S3: check AWS_ENDPOINT_URL_S3.".formatted(bucket.id()),
                    null);
        }
        return page;
    }

    /** Empty for a name that none of our objects can have: the bucket may be shared with others. */
    private Optional<StoredObject> listed(S3Object object) {
        try {
            Location location = new Location(bucket.id(), new ObjectKey(object.key()), null);
            return Optional.of(
                    new StoredObject(location, object.size(), null, "application/octet-stream", object.lastModified()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void delete(ObjectKey key) {
        bucket.call(s3 -> {
            try {
                return s3.deleteObject(delete -> delete.bucket(bucket.name()).key(key.value()));
            } catch (NoSuchKeyException e) {
                return key; // some servers say so
            }
        });
    }

    void delete(List<ObjectKey> keys) {
        for (int from = 0; from < keys.size(); from += MOST_AT_ONCE) {
            deleteAtOnce(keys.subList(from, Math.min(keys.size(), from + MOST_AT_ONCE)));
        }
    }

    private void deleteAtOnce(List<ObjectKey> keys) {
        List<ObjectIdentifier> names = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key.value()).build())
                .toList();
        List<S3Error> errors = bucket.call(s3 -> s3.deleteObjects(delete -> delete.bucket(bucket.name())
                        .delete(these -> these.objects(names).quiet(true))))
                .errors();
        errors.stream()
                .filter(error -> !"NoSuchKey".equals(error.code()))
                .findFirst()
                .ifPresent(error -> {
                    throw notDeleted(error);
                });
    }

    private StoreException notDeleted(S3Error error) {
        return switch (String.valueOf(error.code())) {
            case "AccessDenied", "MethodNotAllowed", "InvalidRequest", "ObjectLocked" ->
                new StoreException.Refused(
                        "%s does not let us delete %s (%s): give the key that right, and see whether the object is locked."
                                .formatted(bucket.id(), error.key(), error.code()));
            default ->
                new StoreException.Unavailable(
                        "%s did not delete %s (%s); it is tried again."
                                .formatted(bucket.id(), error.key(), error.code()),
                        null);
        };
    }
}
