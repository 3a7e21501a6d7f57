package io.lorapipe.store.s3;

import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.PutResult;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.StoredObject;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Puts objects into a bucket, small ones with one call and large ones in parts, and looks at what came of it. */
final class S3Puts {

    private final S3Bucket bucket;
    private final S3Multipart multipart;
    private final PartSizes sizes;

    S3Puts(S3Bucket bucket, PartSizes sizes) {
        this.bucket = bucket;
        this.sizes = sizes;
        this.multipart = new S3Multipart(bucket, sizes, bucket.isEncrypted()); // else the SDK signs every piece
    }

    PutResult put(ObjectKey key, Content content, ByteProgress progress) {
        Optional<StoredObject> before = bucket.head(key);
        if (before.isPresent() && isSame(before.get(), content)) {
            return new PutResult.AlreadyThere(before.get());
        }
        try {
            send(key, content, progress);
        } catch (SdkException e) {
            return resolved(key, content, failure(e, content));
        }
        return verified(key, content);
    }

    private void send(ObjectKey key, Content content, ByteProgress progress) {
        if (content.length() > sizes.threshold()) {
            multipart.send(key, content, progress);
        } else {
            sendWhole(key, content, progress);
        }
    }

    private void sendWhole(ObjectKey key, Content content, ByteProgress progress) {
        ContentReader reader = new ContentReader(content, progress);
        try (reader) {
            if (content.length() == 0) {
                reader.part(0, 0);
            }
            bucket.client()
                    .putObject(
                            put -> put.bucket(bucket.name())
                                    .key(key.value())
                                    .contentType(content.contentType())
                                    .checksumSHA256(checksum(content))
                                    .metadata(Map.of(S3Bucket.SHA256, content.sha256())),
                            RequestBody.fromContentProvider(
                                    () -> reader.part(0, content.length()), content.length(), content.contentType()));
        } catch (RuntimeException e) {
            reader.rethrowFailure();
            throw e;
        }
    }

    /** For the server to check what arrives; over plain http the SDK signs every piece of it, which is as good. */
    private @Nullable String checksum(Content content) {
        return bucket.isEncrypted() ? Digests.base64(content.sha256()) : null;
    }

    private StoreException failure(SdkException failure, Content content) {
        boolean tooLarge = failure instanceof S3Exception answer && answer.statusCode() == 413
                || "EntityTooLarge".equals(S3Failures.code(failure));
        return tooLarge
                ? new StoreException.TooLarge(bucket.id(), content.length(), null)
                : bucket.failures().of(failure);
    }

    /** What a put came to whose answer was a failure: an answer that got lost may have been a yes. */
    private PutResult resolved(ObjectKey key, Content content, StoreException failure) {
        if (!failure.retryable()) {
            throw failure;
        }
        Optional<StoredObject> now = seen(key);
        if (now.isPresent() && isSame(now.get(), content)) {
            return new PutResult.Stored(now.get());
        }
        StoreException reason = bucket.refusalToRead(key);
        throw reason == null ? failure : reason;
    }

    private Optional<StoredObject> seen(ObjectKey key) {
        try {
            return bucket.head(key);
        } catch (StoreException.Unavailable e) {
            throw new StoreException.UnknownOutcome(
                    "%s did not say whether it has %s now; it is asked again.".formatted(bucket.id(), key), e);
        }
    }

    private PutResult verified(ObjectKey key, Content content) {
        StoredObject now = seen(key)
                .orElseThrow(() -> new StoreException.UnknownOutcome(
                        "%s took %s but does not show it yet.".formatted(bucket.id(), key), null));
        if (now.size() != content.length() || !content.sha256().equals(now.sha256())) {
            throw new StoreException.UnknownOutcome(
                    "%s shows other bytes under %s than were put; it is put again.".formatted(bucket.id(), key), null);
        }
        return new PutResult.Stored(now);
    }

    private static boolean isSame(StoredObject object, Content content) {
        return object.size() == content.length()
                && content.sha256().equals(object.sha256())
                && content.contentType().equals(object.contentType());
    }
}
