package io.lorapipe.upload.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.UnfinishedUpload;
import io.lorapipe.store.local.LocalStore;
import io.lorapipe.upload.MovingClock;
import io.lorapipe.upload.lease.ArchiveId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnendedUploadsTests {

    private static final Duration GRACE = Duration.ofMinutes(1);
    private static final ArchiveId ARCHIVE = new ArchiveId("ada", "bucket", "ab".repeat(32));

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-23T08:00:00Z"));
    private final Set<ArchiveId> waitedFor = new HashSet<>();
    private final OpenUploads bucket = new OpenUploads("bucket", clock);
    private final UnendedUploads uploads =
            new UnendedUploads(() -> waitedFor, new InMemoryOrphans(clock), new SweepTerms(SweepMode.ON, GRACE), clock);

    @Test
    void whatAKilledProcessLeftIsRemovedAGraceAfterItWasSeen(@TempDir Path directory) throws IOException {
        var store = LocalStore.open(directory, null, null, clock);
        var left = Files.writeString(directory.resolve("partial/killed"), "half");
        Files.setLastModifiedTime(left, FileTime.from(clock.instant().minusMillis(1)));

        assertThat(uploads.sweep(store, false)).isEqualTo(new Swept(1, 0));
        clock.pass(GRACE.minusMillis(1));
        assertThat(uploads.sweep(store, false)).isEqualTo(new Swept(1, 0));
        clock.pass(Duration.ofMillis(1));
        assertThat(uploads.sweep(store, false)).isEqualTo(new Swept(1, 1));

        assertThat(left).doesNotExist();
    }

    @Test
    void anUploadOfADeliveryThatIsDueOrUnderWayIsLeftAloneHoweverOld() {
        bucket.begin(ARCHIVE.key());
        waitedFor.add(ARCHIVE);

        sweepTwice(true, Duration.ofDays(30));
        assertThat(bucket.unfinished(clock.instant())).hasSize(1);

        waitedFor.clear();
        sweepTwice(true, GRACE);
        assertThat(bucket.unfinished(clock.instant())).isEmpty();
    }

    @Test
    void anUploadWhoseDeliveryBeginsJustBeforeItIsRemovedIsLeftAlone() {
        bucket.begin(ARCHIVE.key());
        sweepTwice(true, GRACE.minusMillis(1));
        clock.pass(Duration.ofMillis(1));
        bucket.listed = () -> waitedFor.add(ARCHIVE);

        uploads.sweep(bucket, true);

        assertThat(bucket.unfinished(clock.instant())).hasSize(1);
    }

    @Test
    void anUploadToABucketIntoWhichOthersPutArchivesIsLeftAloneForADay() {
        bucket.begin(ARCHIVE.key());

        sweepTwice(false, Duration.ofHours(23));
        assertThat(bucket.unfinished(clock.instant())).hasSize(1);

        sweepTwice(false, Duration.ofHours(1).plus(GRACE));
        sweepTwice(false, GRACE);
        assertThat(bucket.unfinished(clock.instant())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada/fox/0198c000-0000-7000-8000-000000000000.safetensors",
                "ada/fox/0198c000-0000-7000-8000-000000000000.json",
                "ada/fox/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.jpg",
                "ada/fox/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.webp"
            })
    void anUploadOfWeightsOrOfAReferenceImageIsLeftAloneForADayAndThenRemoved(String key) {
        bucket.begin(new ObjectKey(key));

        sweepTwice(true, Duration.ofHours(23));
        assertThat(bucket.unfinished(clock.instant())).hasSize(1);

        sweepTwice(true, Duration.ofHours(1).plus(GRACE));
        sweepTwice(true, GRACE);
        assertThat(bucket.unfinished(clock.instant())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada/fox/a.jpg",
                "fox/0198c000-0000-7000-8000-000000000000.safetensors",
                "app/ada/fox/0198c000-0000-7000-8000-000000000000.safetensors",
                "ada/fox/0198c000.safetensors",
                "ada/fox/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.zip"
            })
    void anUploadToAnyOtherKeyIsSomebodyElses(String key) {
        bucket.begin(new ObjectKey(key));

        sweepTwice(true, Duration.ofDays(30));

        assertThat(bucket.unfinished(clock.instant()))
                .extracting(UnfinishedUpload::name)
                .containsExactly(key);
    }

    private void sweepTwice(boolean alone, Duration between) {
        uploads.sweep(bucket, alone);
        clock.pass(between);
        uploads.sweep(bucket, alone);
    }
}
