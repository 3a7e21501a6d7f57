package io.lorapipe.store.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ResumableUpload;
import io.lorapipe.store.ResumableUploads;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every memory of open uploads promises; each test has a store of its own. */
public abstract class ResumableUploadsContract {

    private static final Instant BEGUN = Instant.parse("2026-11-23T08:00:00.123Z");

    private final String store = "supabase:" + UUID.randomUUID();
    private final String sha256 = "ab".repeat(32);
    private final ObjectKey key = ObjectKey.archive("ada", sha256);
    private final ResumableUpload upload = upload("https://store.example/upload/1", BEGUN);

    /** The memory under test, the same at each call. */
    protected abstract ResumableUploads uploads();

    @Test
    protected void whatIsRememberedIsFoundByItsContentAndKey() {
        uploads().remember(upload);

        assertThat(uploads().find(store, key, sha256)).contains(upload);
        assertThat(uploads().find(store, key, "cd".repeat(32))).isEmpty();
        assertThat(uploads().find("another", key, sha256)).isEmpty();
    }

    @Test
    protected void aLaterUploadTakesThePlaceOfTheEarlier() {
        var later = upload("https://store.example/upload/2", BEGUN.plusSeconds(1));
        uploads().remember(upload);

        uploads().remember(later);

        assertThat(uploads().find(store, key, sha256)).contains(later);
    }

    @Test
    protected void whatEndedIsForgottenAndALaterOneIsNot() {
        var later = upload("https://store.example/upload/2", BEGUN.plusSeconds(1));
        uploads().remember(later);

        uploads().forget(upload);
        assertThat(uploads().find(store, key, sha256)).contains(later);

        uploads().forget(later);
        assertThat(uploads().find(store, key, sha256)).isEmpty();
    }

    @Test
    protected void thoseBegunLongAgoAreTold() {
        uploads().remember(upload);

        assertThat(uploads().begunBefore(store, BEGUN.plusMillis(1))).containsExactly(upload);
        assertThat(uploads().begunBefore(store, BEGUN)).isEmpty();
        assertThat(uploads().begunBefore("another", BEGUN.plusSeconds(1))).isEmpty();
    }

    private ResumableUpload upload(String url, Instant begun) {
        return new ResumableUpload(store, key, sha256, URI.create(url), begun);
    }
}
