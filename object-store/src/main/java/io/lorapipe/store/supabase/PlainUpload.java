package io.lorapipe.store.supabase;

import io.lorapipe.store.AnnouncedBytes;
import io.lorapipe.store.ByteProgress;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import okhttp3.Request;

/** An upload in one request, for contents of up to one chunk. */
final class PlainUpload {

    private final SupabaseCalls calls;
    private final SupabaseFailures failures;
    private final SupabaseBucket bucket;
    private final String bucketName;

    PlainUpload(SupabaseCalls calls, SupabaseFailures failures, SupabaseBucket bucket, String bucketName) {
        this.calls = calls;
        this.failures = failures;
        this.bucket = bucket;
        this.bucketName = bucketName;
    }

    /** Sends the content; fails with an IOException when it is not known what the server did. */
    void send(ObjectKey key, Content content, ByteProgress progress) throws IOException {
        if (content.length() == 0) { // the head of the request would already be the object
            AnnouncedBytes.copy(content, OutputStream.nullOutputStream(), progress);
        }
        ByteProgress onward = new Onward(progress);
        Patience patience = new Patience(calls.pause());
        SupabaseAnswer answer = sendOnce(key, content, onward);
        while (!answer.ok()) {
            StoreException refusal = bucket.refusal(answer, content);
            if (!refusal.retryable() || !patience.lasts(answer.retryAfter())) {
                throw refusal;
            }
            answer = sendOnce(key, content, onward);
        }
    }

    private SupabaseAnswer sendOnce(ObjectKey key, Content content, ByteProgress progress) throws IOException {
        UploadBody body = new UploadBody(
                content.contentType(), content.length(), target -> AnnouncedBytes.copy(content, target, progress));
        Request.Builder request = calls.uploadTo(calls.object("object", bucketName, key))
                .header("x-metadata", Base64.getEncoder().encodeToString(StoredFacts.metadata(content)))
                .post(body);
        try {
            return calls.send(request);
        } catch (IOException cut) {
            body.rethrowFailure();
            if (!body.handedOver()) {
                throw failures.cutOff(key, cut);
            }
            throw cut;
        }
    }
}
