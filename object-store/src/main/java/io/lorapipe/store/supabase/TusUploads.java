package io.lorapipe.store.supabase;

import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ResumableUpload;
import io.lorapipe.store.ResumableUploads;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.UnfinishedUpload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** The resumable uploads of one bucket: begun, found again, and taken back. */
final class TusUploads {

    private static final String PATH = "/upload/resumable/";

    private final String store;
    private final String bucketName;
    private final SupabaseCalls calls;
    private final SupabaseFailures failures;
    private final SupabaseBucket bucket;
    private final ResumableUploads remembered;
    private final Clock clock;

    TusUploads(
            String store,
            String bucketName,
            SupabaseCalls calls,
            SupabaseFailures failures,
            SupabaseBucket bucket,
            ResumableUploads remembered,
            Clock clock) {
        this.store = store;
        this.bucketName = bucketName;
        this.calls = calls;
        this.failures = failures;
        this.bucket = bucket;
        this.remembered = remembered;
        this.clock = clock;
    }

    /** The upload of this content that someone began and did not end. */
    Optional<ResumableUpload> find(ObjectKey key, Content content) {
        return remembered.find(store, key, content.sha256());
    }

    ResumableUpload begin(ObjectKey key, Content content) {
        SupabaseAnswer answer = create(key, content);
        if (answer.status() != 201) {
            throw bucket.refusal(answer, content);
        }
        HttpUrl url = ours(answer.headers().get("Location"));
        ResumableUpload upload = new ResumableUpload(store, key, content.sha256(), url.uri(), clock.instant());
        remembered.remember(upload);
        return upload;
    }

    /** Whether the server takes so many bytes; of which none are sent. */
    boolean mayBegin(ObjectKey key, long size, String contentType) {
        Content none = new Content(size, "0".repeat(64), contentType, InputStream::nullInputStream);
        try {
            takeBack(begin(key, none));
            return true;
        } catch (StoreException.TooLarge refused) {
            return false;
        }
    }

    private SupabaseAnswer create(ObjectKey key, Content content) {
        HttpUrl url =
                calls.storage().newBuilder().addPathSegments("upload/resumable").build();
        String metadata = "bucketName %s,objectName %s,contentType %s,metadata %s"
                .formatted(
                        base64(bucketName.getBytes(StandardCharsets.UTF_8)),
                        base64(key.value().getBytes(StandardCharsets.UTF_8)),
                        base64(content.contentType().getBytes(StandardCharsets.UTF_8)),
                        base64(StoredFacts.metadata(content)));
        Request.Builder request = TusUpload.speakingTus(calls.uploadTo(url))
                .header("Upload-Length", Long.toString(content.length()))
                .header("Upload-Metadata", metadata);
        try {
            return calls.send(request.post(RequestBody.EMPTY));
        } catch (IOException cut) {
            throw failures.cutOff(key, cut);
        }
    }

    /** The upload as the server has it. */
    TusUpload open(ResumableUpload upload) {
        return new TusUpload(calls, ours(upload.url().toString()));
    }

    void forget(ResumableUpload upload) {
        remembered.forget(upload);
    }

    /** Takes an upload back; one that is gone, or became an object, is no failure. */
    void takeBack(ResumableUpload upload) {
        try {
            SupabaseAnswer answer = open(upload).terminate();
            boolean ended = answer.status() == 400 && answer.body().contains("already completed");
            if (!answer.ok() && answer.status() != 404 && answer.status() != 410 && !ended) {
                throw failures.of(answer);
            }
            remembered.forget(upload);
        } catch (IOException e) {
            throw failures.unreachable(e);
        }
    }

    List<UnfinishedUpload> begunBefore(Instant before) {
        return remembered.begunBefore(store, before).stream()
                .map(upload -> new UnfinishedUpload(name(upload), upload.key().value(), upload.begun()))
                .toList();
    }

    void discard(UnfinishedUpload unfinished) {
        remembered.begunBefore(store, unfinished.begun().plusSeconds(1)).stream()
                .filter(upload -> name(upload).equals(unfinished.id()))
                .forEach(this::takeBack);
    }

    private static String name(ResumableUpload upload) {
        String path = upload.url().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * Where the upload is for us. The server builds this address from what it believes to be called, which behind a
     * gateway is another host, prefix or scheme; and our key goes to our address alone.
     */
    private HttpUrl ours(@Nullable String location) {
        int path = location == null ? -1 : location.indexOf(PATH);
        String base = calls.storage().toString().replaceFirst("/$", "");
        HttpUrl url = location == null || path < 0 ? null : HttpUrl.parse(base + location.substring(path));
        if (url == null) {
            throw new StoreException.Unavailable(
                    "Supabase answered the start of an upload without an address for it; it is tried again.", null);
        }
        return url;
    }

    private static String base64(byte[] value) {
        return Base64.getEncoder().encodeToString(value);
    }
}
