package io.lorapipe.system.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.schemas.ArchiveUploaded;
import io.lorapipe.schemas.TrainingSubmitted;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The provider's own ledger counts at most one accepted submission of an attempt and of a training, and every one it
 * counts belongs to a training that was asked for. Holds for scenarios whose policy never pays a second attempt.
 */
public final class PaidOnce {

    private PaidOnce() {}

    public static void holdsFor(Evidence evidence) {
        assertThat(evidence.accepted()).isNotEmpty().allSatisfy(training -> {
            var paid = paidFor(evidence, training);
            assertThat(paid).as("submissions of %s", training).hasSizeLessThanOrEqualTo(sharers(evidence, training));
            assertThat(paid).extracting(Submission::requestId).containsAll(requestIds(evidence, training));
            assertThat(requestIds(evidence, training))
                    .as("requests of %s", training)
                    .hasSizeLessThanOrEqualTo(1);
        });
        assertThat(evidence.accepted().stream().flatMap(it -> requestIds(evidence, it).stream()))
                .as("requests that two trainings claim")
                .doesNotHaveDuplicates();
        assertThat(evidence.ledger().stream().flatMap(it -> it.attempt().stream()))
                .as("attempts that were submitted")
                .hasSameSizeAs(evidence.ledger())
                .doesNotHaveDuplicates();
        assertThat(evidence.ledger())
                .as("submissions that nobody asked for")
                .filteredOn(paid -> evidence.accepted().stream().noneMatch(it -> isFor(evidence, it, paid)))
                .isEmpty();
    }

    /** The submissions that point at the archive of a training. */
    public static List<Submission> paidFor(Evidence evidence, UUID training) {
        return evidence.ledger().stream()
                .filter(it -> isFor(evidence, training, it))
                .toList();
    }

    /** The provider's ids of what a training was submitted as. */
    public static Set<String> requestIds(Evidence evidence, UUID training) {
        return evidence.conversation().heard(training, TrainingSubmitted.class).stream()
                .map(TrainingSubmitted::getRequestId)
                .collect(Collectors.toSet());
    }

    /** How many trainings have this archive, for the same images are delivered once. */
    private static int sharers(Evidence evidence, UUID training) {
        var links = links(evidence, training);
        return (int) Math.max(
                1,
                evidence.accepted().stream()
                        .filter(it -> links(evidence, it).stream().anyMatch(links::contains))
                        .count());
    }

    private static boolean isFor(Evidence evidence, UUID training, Submission paid) {
        return links(evidence, training).stream()
                .anyMatch(link -> paid.archiveUrl().replaceFirst("#.*", "").equals(link)
                        || URI.create(paid.archiveUrl()).getPath().endsWith("/" + link));
    }

    /**
     * The file's address where the store chose it (a link adds a fragment), else its key, which the link's path ends
     * in.
     */
    private static Set<String> links(Evidence evidence, UUID training) {
        return evidence.conversation().heard(training, ArchiveUploaded.class).stream()
                .map(ArchiveUploaded::getArchive)
                .map(it -> it.getUrl() == null ? it.getKey() : it.getUrl())
                .collect(Collectors.toSet());
    }
}
