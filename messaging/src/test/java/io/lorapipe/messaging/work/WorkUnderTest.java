package io.lorapipe.messaging.work;

import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingCancelRequested;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Work that a test tells what to do; it announces that it was done as a {@link TrainingCancelRequested}. */
final class WorkUnderTest implements Work<ImagesRequested> {

    static final String OUTCOMES = Topics.TRAINING_CANCEL_REQUESTED;

    final List<UUID> performed = new CopyOnWriteArrayList<>();
    final Map<UUID, List<Instant>> postponements = new ConcurrentHashMap<>();
    private final Map<UUID, Behaviour> behaviours = new ConcurrentHashMap<>();

    /** What the work does for one training. */
    @FunctionalInterface
    interface Behaviour {
        Optional<Outcome> perform(ImagesRequested fact, Run run);
    }

    void behave(UUID trainingId, Behaviour behaviour) {
        behaviours.put(trainingId, behaviour);
    }

    @Override
    public Class<ImagesRequested> fact() {
        return ImagesRequested.class;
    }

    @Override
    public String owner(ImagesRequested fact) {
        return fact.getUserId();
    }

    @Override
    public boolean contradicts(ImagesRequested known, ImagesRequested received) {
        return !known.getPreset().equals(received.getPreset());
    }

    @Override
    public Optional<Outcome> perform(ImagesRequested fact, Run run) {
        performed.add(fact.getTrainingId());
        return behaviours
                .getOrDefault(fact.getTrainingId(), (done, ignored) -> Optional.of(outcome(done, "done")))
                .perform(fact, run);
    }

    @Override
    public void postponed(ImagesRequested fact, Instant nextTry) {
        postponements
                .computeIfAbsent(fact.getTrainingId(), id -> new CopyOnWriteArrayList<>())
                .add(nextTry);
    }

    @Override
    public Outcome abandoned(ImagesRequested fact) {
        return outcome(fact, "abandoned");
    }

    static Outcome outcome(ImagesRequested fact, String what) {
        return outcome(fact.getTrainingId(), what);
    }

    static Outcome outcome(UUID trainingId, String what) {
        return new Outcome(
                OUTCOMES,
                TrainingCancelRequested.newBuilder()
                        .setTrainingId(trainingId)
                        .setUserId("ada")
                        .setRequestedBy(what)
                        .setRequestedAt(Instant.EPOCH)
                        .build());
    }
}
