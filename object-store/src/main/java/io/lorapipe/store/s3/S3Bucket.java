package io.lorapipe.store.s3;

import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket: its name, calls of it with what their failures mean, and what is known of an object in it. */
final class S3Bucket {

    /** Under this name the digest of an object stands in its metadata. */
    static final String SHA256 = "sha256";

    private final S3Connection connection;
    private final S3Failures failures;
    private final String id;

    S3Bucket(S3Connection connection) {
        this.connection = connection;
        this.failures = new S3Failures(connection.host(), connection.bucket());
        this.id = "s3:" + connection.host() + "/" + connection.bucket();
    }

    /** Id of the store. */
    String id() {
        return id;
    }

    String name() {
        return connection.bucket();
    }

    /** Whether nobody on the way can change what is sent. */
    boolean isEncrypted() {
        return connection.isEncrypted();
    }

    S3Failures failures() {
        return failures;
    }

    /** The SDK's client, whose exceptions are its own. */
    S3Client client() {
        return connection.client();
    }

    <T> T call(Function<S3Client, T> call) {
        try {
            return call.apply(connection.client());
        } catch (SdkException e) {
            throw failures.of(e);
        }
    }

    /** Makes the bucket where it is missing; whether it did. */
    boolean ensure() {
        return call(s3 -> {
            try {
                s3.listObjectsV2(list -> list.bucket(name()).maxKeys(1));
                return false;
            } catch (NoSuchBucketException missing) {
                s3.createBucket(create -> create.bucket(name()));
                return true;
            }
        });
    }

    Optional<StoredObject> head(ObjectKey key) {
        try {
            return Optional.of(stored(
                    key,
                    connection.client().headObject(head -> head.bucket(name()).key(key.value()))));
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            throw S3Failures.code(e) == null && e.statusCode() < 500 ? explained(key, e) : failures.of(e);
        } catch (SdkException e) {
            throw failures.of(e);
        }
    }

    private StoredObject stored(ObjectKey key, HeadObjectResponse head) {
        if (head.contentLength() == null) {
            throw new StoreException.Unavailable(
                    "What answers for %s gives no answer of S3: check AWS_ENDPOINT_URL_S3.".formatted(id), null);
        }
        return new StoredObject(
                new Location(id, key, null),
                head.contentLength(),
                head.metadata().get(SHA256),
                head.contentType() == null ? "application/octet-stream" : head.contentType(),
                head.lastModified() == null ? Instant.EPOCH : head.lastModified());
    }

    /** The answer to HEAD has no body that says why, but the one to GET has. */
    private StoreException explained(ObjectKey key, S3Exception unexplained) {
        StoreException reason = refusalToRead(key);
        return reason == null ? failures.of(unexplained) : reason;
    }

    /** Why the key cannot even be looked at; null when it can, whether something is there or not. */
    @Nullable
    StoreException refusalToRead(ObjectKey key) {
        try {
            connection
                    .client()
                    .getObject(get -> get.bucket(name()).key(key.value()).range("bytes=0-0"))
                    .abort();
            return null;
        } catch (SdkException e) {
            String code = S3Failures.code(e);
            return "NoSuchKey".equals(code) || "InvalidRange".equals(code) ? null : failures.of(e);
        }
    }
}
