package io.lorapipe.store.s3;

import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.UnfinishedUpload;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;

/** The multipart uploads of a bucket that were begun and never ended. */
final class S3Uploads {

    private final S3Bucket bucket;

    S3Uploads(S3Bucket bucket) {
        this.bucket = bucket;
    }

    /** Names of the open uploads to this key; none where the server does not say. */
    List<String> openFor(ObjectKey key) {
        try {
            return bucket
                    .client()
                    .listMultipartUploadsPaginator(
                            list -> list.bucket(bucket.name()).prefix(key.value()))
                    .uploads()
                    .stream()
                    .filter(upload -> upload.key().equals(key.value()))
                    .map(MultipartUpload::uploadId)
                    .toList();
        } catch (SdkException e) {
            if (bucket.failures().of(e).retryable()) {
                throw e;
            }
            return List.of(); // the put itself says what is wrong, if anything is
        }
    }

    List<Part> parts(ObjectKey key, String upload) {
        return bucket
                .client()
                .listPartsPaginator(
                        list -> list.bucket(bucket.name()).key(key.value()).uploadId(upload))
                .parts()
                .stream()
                .toList();
    }

    /** Takes an upload back where that can be done now; the sweeper comes back to the others. */
    void abort(ObjectKey key, String upload) {
        try {
            abort(key.value(), upload);
        } catch (SdkException e) {
            // it was another failure that ended the upload, and that one is told
        }
    }

    List<UnfinishedUpload> begunBefore(Instant before) {
        return bucket.call(s3 -> s3.listMultipartUploadsPaginator(list -> list.bucket(bucket.name())).uploads().stream()
                .filter(upload -> upload.initiated().isBefore(before))
                .map(upload -> new UnfinishedUpload(upload.uploadId(), upload.key(), upload.initiated()))
                .toList());
    }

    void discard(UnfinishedUpload upload) {
        bucket.call(_ -> {
            abort(upload.name(), upload.id());
            return upload;
        });
    }

    private void abort(String key, String upload) {
        try {
            bucket.client()
                    .abortMultipartUpload(
                            abort -> abort.bucket(bucket.name()).key(key).uploadId(upload));
        } catch (NoSuchUploadException e) {
            // ended meanwhile
        }
    }
}
