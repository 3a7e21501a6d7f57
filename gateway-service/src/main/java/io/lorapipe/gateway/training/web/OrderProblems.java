package io.lorapipe.gateway.training.web;

import io.lorapipe.gateway.problem.Problem;
import io.lorapipe.gateway.progress.ProgressState;
import io.lorapipe.gateway.training.TrainingState;
import io.lorapipe.gateway.training.order.OrderResult.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What can be wrong with what is asked of trainings. */
final class OrderProblems {

    private OrderProblems() {}

    static Problem keyMissing() {
        return Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "idempotency_key_missing",
                        "A training needs the header Idempotency-Key with 1 to 200 printable characters, so that a repeated request does not pay twice; send a new one for each training.")
                .withCulprit("Idempotency-Key");
    }

    static Problem keyReused(String key) {
        return Problem.unprocessable(
                        "idempotency_key_reused",
                        "The Idempotency-Key %s was used for another training; send a new one.".formatted(key))
                .withCulprit("Idempotency-Key")
                .withHint("Send a new Idempotency-Key.");
    }

    static Problem refused(List<Fault> faults) {
        var first = faults.getFirst();
        var sentence = faults.stream().map(Fault::sentence).collect(Collectors.joining(" "));
        var problem = Problem.unprocessable(first.code(), sentence)
                .withParts(faults.stream()
                        .map(fault -> new Problem.Part(fault.code(), fault.culprit(), fault.sentence(), null))
                        .toList());
        return first.culprit() == null ? problem : problem.withCulprit(first.culprit());
    }

    static Problem ended(UUID id, ProgressState state) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "training_ended",
                        "The training %s is %s already; there is nothing to cancel."
                                .formatted(id, state.name().toLowerCase(Locale.ROOT)))
                .withCulprit(id.toString());
    }

    static @Nullable TrainingState state(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        return Arrays.stream(TrainingState.values())
                .filter(state -> state.name().equalsIgnoreCase(given))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "malformed_request",
                                "The state %s is not known; give one of %s."
                                        .formatted(
                                                given,
                                                Arrays.stream(TrainingState.values())
                                                        .map(TrainingState::name)
                                                        .collect(Collectors.joining(", "))))
                        .withCulprit("state")
                        .asException());
    }
}
