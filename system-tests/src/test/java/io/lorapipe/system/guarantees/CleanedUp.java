package io.lorapipe.system.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.schemas.ArchiveUploaded;
import io.lorapipe.schemas.ObjectReference;
import io.lorapipe.schemas.TrainingEnded;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * No archive outlives its lease, and nothing leased is deleted. Asserted over the local store alone, for trainings that
 * share no archive and a platform that keeps archives for a moment after their last use.
 */
public final class CleanedUp {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private CleanedUp() {}

    public static void holdsFor(Evidence evidence, ObjectStore store) {
        assertThat(evidence.accepted()).isNotEmpty().allSatisfy(training -> {
            if (heard(evidence, training, ArchiveUploaded.class).isEmpty()) {
                return;
            }
            if (heard(evidence, training, TrainingEnded.class).isEmpty()) {
                assertThat(delivered(evidence, training, store))
                        .allSatisfy(key -> assertThat(isThere(store, key))
                                .as("archive of %s, which goes on", training)
                                .isTrue());
            } else {
                await().atMost(LONGEST)
                        .untilAsserted(() -> assertThat(left(evidence, training, store))
                                .as("left of %s, which ended", training)
                                .isEmpty());
            }
        });
    }

    /** Archives and manifests, staged or delivered, that are there although nobody needs them. */
    private static List<ObjectKey> left(Evidence evidence, UUID training, ObjectStore store) {
        return Stream.concat(staged(evidence, training, store), delivered(evidence, training, store).stream())
                .distinct()
                .flatMap(key -> Stream.of(key, new ObjectKey(key.value().replaceFirst("zip$", "json"))))
                .filter(key -> isThere(store, key))
                .toList();
    }

    private static Stream<ObjectKey> staged(Evidence evidence, UUID training, ObjectStore store) {
        return keys(heard(evidence, training, ArchiveCreated.class).stream().map(ArchiveCreated::getArchive), store);
    }

    private static List<ObjectKey> delivered(Evidence evidence, UUID training, ObjectStore store) {
        return keys(heard(evidence, training, ArchiveUploaded.class).stream().map(ArchiveUploaded::getArchive), store)
                .toList();
    }

    private static Stream<ObjectKey> keys(Stream<ObjectReference> archives, ObjectStore store) {
        return archives.filter(archive -> archive.getStore().equals(store.id()))
                .map(archive -> new ObjectKey(archive.getKey()));
    }

    private static boolean isThere(ObjectStore store, ObjectKey key) {
        return store.head(store.at(key)).isPresent();
    }

    private static <E extends SpecificRecordBase> List<E> heard(Evidence evidence, UUID training, Class<E> type) {
        return evidence.conversation().heard(training, type);
    }
}
