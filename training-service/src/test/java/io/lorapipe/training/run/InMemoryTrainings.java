package io.lorapipe.training.run;

import io.lorapipe.training.attempt.Attempt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The twin of the database for tests; one lock for all. */
public final class InMemoryTrainings implements Trainings {

    private final Map<UUID, Training> trainings = new LinkedHashMap<>();
    private final Map<UUID, List<News>> news = new LinkedHashMap<>();
    private final List<UUID> woken = new ArrayList<>();

    @Override
    public synchronized Decision decide(Training ifNew, Function<Training, Decision> decide) {
        trainings.putIfAbsent(ifNew.id(), ifNew);
        return decide(ifNew.id(), decide);
    }

    @Override
    public synchronized Decision decide(UUID trainingId, Function<Training, Decision> decide) {
        var decision =
                decide.apply(Optional.ofNullable(trainings.get(trainingId)).orElseThrow());
        requireRequestsOfTheirOwn(decision.training());
        trainings.put(trainingId, decision.training());
        news.computeIfAbsent(trainingId, it -> new ArrayList<>()).addAll(decision.news());
        if (decision.wakes()) {
            woken.add(trainingId);
        }
        return decision;
    }

    @Override
    public synchronized Optional<Training> find(UUID trainingId) {
        return Optional.ofNullable(trainings.get(trainingId));
    }

    @Override
    public synchronized Optional<UUID> havingAttempt(UUID attemptId) {
        return trainings.values().stream()
                .filter(training -> training.attempts().stream()
                        .anyMatch(attempt -> attempt.attemptId().equals(attemptId)))
                .map(Training::id)
                .findFirst();
    }

    @Override
    public synchronized Optional<UUID> attemptBeing(String requestId) {
        return trainings.values().stream()
                .flatMap(it -> it.attempts().stream())
                .filter(it -> requestId.equals(Training.requestId(it)))
                .map(Attempt::attemptId)
                .findFirst();
    }

    /** As the database's unique column does. */
    private void requireRequestsOfTheirOwn(Training training) {
        for (var attempt : training.attempts()) {
            var requestId = Training.requestId(attempt);
            if (requestId != null
                    && attemptBeing(requestId)
                            .filter(other -> !other.equals(attempt.attemptId()))
                            .isPresent()) {
                throw new IllegalStateException("Two attempts are the request " + requestId);
            }
        }
    }

    @Override
    public synchronized List<UUID> unsettled() {
        return trainings.values().stream()
                .filter(it -> it.goesOn() && it.characterId() != null
                        || !it.attempts().stream().allMatch(Attempt::isSettled))
                .map(Training::id)
                .toList();
    }

    public synchronized List<News> news() {
        return news.values().stream().flatMap(List::stream).toList();
    }

    public synchronized List<News> newsOf(UUID trainingId) {
        return List.copyOf(news.getOrDefault(trainingId, List.of()));
    }

    public synchronized List<UUID> woken() {
        return List.copyOf(woken);
    }
}
