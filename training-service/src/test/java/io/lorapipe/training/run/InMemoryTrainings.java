package io.lorapipe.training.run;

import io.lorapipe.training.attempt.Attempt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The twin of the database for tests; one lock for all. */
public final class InMemoryTrainings implements Trainings {

    private final Map<UUID, Training> trainings = new LinkedHashMap<>();
    private final List<News> news = new ArrayList<>();
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
        trainings.put(trainingId, decision.training());
        news.addAll(decision.news());
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
    public synchronized List<UUID> unsettled() {
        return trainings.values().stream()
                .filter(it -> it.goesOn() && it.characterId() != null || isUnsettled(it.attempt()))
                .map(Training::id)
                .toList();
    }

    private static boolean isUnsettled(@Nullable Attempt attempt) {
        return attempt != null && !attempt.isSettled();
    }

    public synchronized List<News> news() {
        return List.copyOf(news);
    }

    public synchronized List<UUID> woken() {
        return List.copyOf(woken);
    }
}
