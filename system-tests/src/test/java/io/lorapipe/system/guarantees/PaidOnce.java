package io.lorapipe.system.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.schemas.AttemptLink;
import io.lorapipe.schemas.TrainingSubmitted;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The provider's own ledger counts at most one accepted submission of an attempt and of a training, every one it counts
 * belongs to a training that was asked for, and what a training says of its attempts is what the ledger says. Holds for
 * scenarios in which nobody decides that a training is paid a second time.
 */
public final class PaidOnce {

    private PaidOnce() {}

    public static void holdsFor(Evidence evidence) {
        assertThat(evidence.accepted()).isNotEmpty();
        assertThat(evidence.ledger())
                .as("submissions that nobody asked for")
                .allMatch(paid -> paid.link()
                        .map(AttemptLink::trainingId)
                        .filter(evidence.accepted()::contains)
                        .isPresent());
        assertThat(links(evidence))
                .as("trainings that were paid")
                .extracting(AttemptLink::trainingId)
                .doesNotHaveDuplicates();
        assertThat(evidence.accepted()).allSatisfy(training -> {
            var told = told(evidence, training);
            assertThat(told).as("what %s was submitted as", training).hasSizeLessThanOrEqualTo(1);
            assertThat(paidAs(evidence, training)).containsAll(told);
        });
    }

    /** The submissions of a training. */
    public static List<Submission> paidFor(Evidence evidence, UUID training) {
        return evidence.ledger().stream()
                .filter(it -> it.link()
                        .filter(link -> link.trainingId().equals(training))
                        .isPresent())
                .toList();
    }

    /** The provider's ids of what a training was submitted as. */
    public static Set<String> requestIds(Evidence evidence, UUID training) {
        return told(evidence, training).stream().map(Paid::requestId).collect(Collectors.toSet());
    }

    private static List<AttemptLink> links(Evidence evidence) {
        return evidence.ledger().stream().flatMap(it -> it.link().stream()).toList();
    }

    private record Paid(UUID attempt, String requestId) {}

    private static List<Paid> paidAs(Evidence evidence, UUID training) {
        return paidFor(evidence, training).stream()
                .map(it -> new Paid(it.link().orElseThrow().attemptId(), it.requestId()))
                .toList();
    }

    /**
     * Redelivery may repeat an event. It may be known that an attempt was accepted, and only later as which request.
     */
    private static Set<Paid> told(Evidence evidence, UUID training) {
        return evidence.conversation().heard(training, TrainingSubmitted.class).stream()
                .filter(it -> it.getRequestId() != null)
                .map(it -> new Paid(it.getAttemptId(), it.getRequestId()))
                .collect(Collectors.toSet());
    }
}
