package io.lorapipe.system.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.schemas.ArchiveUploaded;
import io.lorapipe.schemas.TrainingSubmitted;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/**
 * The provider's own ledger counts at most one accepted submission of a training, and every one it counts belongs to a
 * training that was asked for. Holds for scenarios whose policy never pays a second attempt.
 */
public final class PaidOnce {

    private PaidOnce() {}

    public static void holdsFor(Evidence evidence) {
        assertThat(evidence.accepted()).isNotEmpty().allSatisfy(training -> {
            var paid = paidFor(evidence, training);
            assertThat(paid).as("submissions of %s", training).hasSizeLessThanOrEqualTo(1);
            assertThat(evidence.conversation().heard(training, TrainingSubmitted.class))
                    .extracting(TrainingSubmitted::getRequestId)
                    .allSatisfy(id ->
                            assertThat(paid).extracting(Submission::requestId).contains(id));
        });
        assertThat(evidence.ledger())
                .as("submissions that nobody asked for")
                .filteredOn(paid -> evidence.accepted().stream().noneMatch(it -> isFor(evidence, it, paid)))
                .isEmpty();
    }

    /** The submissions of a training, told by the archive they point at. */
    public static List<Submission> paidFor(Evidence evidence, UUID training) {
        return evidence.ledger().stream()
                .filter(it -> isFor(evidence, training, it))
                .toList();
    }

    private static boolean isFor(Evidence evidence, UUID training, Submission paid) {
        return evidence.conversation().heard(training, ArchiveUploaded.class).stream()
                .map(ArchiveUploaded::getArchive)
                .anyMatch(it -> it.getUrl() == null
                        ? URI.create(paid.archiveUrl()).getPath().endsWith("/" + it.getKey())
                        : it.getUrl().equals(paid.archiveUrl()));
    }
}
