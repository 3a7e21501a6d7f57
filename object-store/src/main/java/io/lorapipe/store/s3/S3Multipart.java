package io.lorapipe.store.s3;

import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Sends a content in parts, one after the other. What a cut leaves open is gone on with by the next put of the same
 * content; what fails for another reason is taken back.
 */
final class S3Multipart {

    private final S3Bucket bucket;
    private final S3Uploads uploads;
    private final PartSizes sizes;
    private final boolean compared;

    /** @param compared whether each part is compared with what the server got of it */
    S3Multipart(S3Bucket bucket, PartSizes sizes, boolean compared) {
        this.bucket = bucket;
        this.uploads = new S3Uploads(bucket);
        this.sizes = sizes;
        this.compared = compared;
    }

    void send(ObjectKey key, Content content, ByteProgress progress) {
        for (String open : uploads.openFor(key)) {
            List<Part> parts = uploads.parts(key, open);
            if (parts.isEmpty()) {
                continue; // whose content it is for nobody can tell; it may just be begun, and is the sweeper's else
            }
            try (ContentReader reader = new ContentReader(content, progress)) {
                Optional<List<CompletedPart>> there = sameParts(parts, content, reader);
                if (there.isPresent()) {
                    finish(key, open, content, reader, there.get());
                    return;
                }
            }
            uploads.abort(key, open);
        }
        try (ContentReader reader = new ContentReader(content, progress)) {
            finish(key, create(key, content), content, reader, List.of());
        }
    }

    private String create(ObjectKey key, Content content) {
        return bucket.client()
                .createMultipartUpload(create -> create.bucket(bucket.name())
                        .key(key.value())
                        .contentType(content.contentType())
                        .metadata(Map.of(S3Bucket.SHA256, content.sha256())))
                .uploadId();
    }

    /** The parts of an open upload that begin this content; empty when one is not surely a part of it. */
    private Optional<List<CompletedPart>> sameParts(List<Part> parts, Content content, ContentReader reader) {
        List<CompletedPart> same = new ArrayList<>();
        for (Part part : parts) {
            long offset = same.size() * sizes.partOf(content.length());
            long length = lengthAt(offset, content);
            if (part.partNumber() != same.size() + 1 || part.size() != length || length == 0) {
                return Optional.empty();
            }
            if (!unquoted(part.eTag()).equals(md5(reader, offset, length))) {
                return Optional.empty();
            }
            same.add(completed(part.partNumber(), part.eTag()));
        }
        return Optional.of(same);
    }

    private static String md5(ContentReader reader, long offset, long length) {
        try (InputStream bytes = reader.part(offset, length)) {
            return Digests.md5(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void finish(
            ObjectKey key, String upload, Content content, ContentReader reader, List<CompletedPart> there) {
        List<CompletedPart> parts = new ArrayList<>(there);
        try {
            long step = sizes.partOf(content.length());
            for (long offset = parts.size() * step; offset < content.length(); offset += step) {
                parts.add(sendPart(key, upload, parts.size() + 1, reader, offset, lengthAt(offset, content)));
            }
            bucket.client()
                    .completeMultipartUpload(complete -> complete.bucket(bucket.name())
                            .key(key.value())
                            .uploadId(upload)
                            .multipartUpload(all -> all.parts(parts)));
        } catch (RuntimeException e) {
            if (reader.hasFailed() || isFinal(e) || parts.isEmpty()) {
                uploads.abort(key, upload);
            }
            reader.rethrowFailure();
            throw e;
        }
    }

    private CompletedPart sendPart(
            ObjectKey key, String upload, int number, ContentReader reader, long offset, long length) {
        SentDigest sent = new SentDigest(compared);
        UploadPartResponse answer = bucket.client()
                .uploadPart(
                        part -> part.bucket(bucket.name())
                                .key(key.value())
                                .uploadId(upload)
                                .partNumber(number),
                        RequestBody.fromContentProvider(
                                () -> sent.of(reader.part(offset, length)), length, "application/octet-stream"));
        if (sent.isContradictedBy(answer)) {
            throw bucket.failures().damaged(null);
        }
        return completed(number, answer.eTag());
    }

    private boolean isFinal(RuntimeException failure) {
        return !(failure instanceof SdkException e) || !bucket.failures().of(e).retryable();
    }

    private long lengthAt(long offset, Content content) {
        return Math.max(0, Math.min(sizes.partOf(content.length()), content.length() - offset));
    }

    private static CompletedPart completed(int number, String etag) {
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private static String unquoted(String etag) {
        return etag.replace("\"", "");
    }
}
