package io.lorapipe.gateway.training.web;

import io.lorapipe.gateway.progress.ProgressLog;
import io.lorapipe.gateway.progress.web.Snapshots;
import io.lorapipe.gateway.training.Training;
import io.lorapipe.gateway.training.Trainings;
import io.lorapipe.gateway.training.Trainings.Filter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Trainings together with how far they are. */
@Component
class TrainingViews implements Snapshots {

    private static final int NEWEST = 50;

    private final Trainings trainings;
    private final ProgressLog progress;

    TrainingViews(Trainings trainings, ProgressLog progress) {
        this.trainings = trainings;
        this.progress = progress;
    }

    record TrainingList(List<TrainingView> trainings) {}

    Optional<TrainingView> find(String userId, UUID id) {
        return views(trainings.find(userId, id).stream().toList()).stream().findFirst();
    }

    TrainingList list(String userId, Filter filter) {
        return new TrainingList(views(trainings.of(userId, filter)));
    }

    @Override
    public boolean isOwner(String userId, UUID trainingId) {
        return trainings.find(userId, trainingId).isPresent();
    }

    @Override
    public Object training(String userId, UUID trainingId) {
        return find(userId, trainingId).orElseThrow();
    }

    @Override
    public Object trainings(String userId) {
        return list(userId, new Filter(null, null, NEWEST));
    }

    private List<TrainingView> views(List<Training> found) {
        var newest = progress.newest(
                found.stream().map(training -> training.request().trainingId()).toList());
        return found.stream()
                .map(training -> {
                    var entry = newest.get(training.request().trainingId());
                    return TrainingView.of(training, entry == null ? null : entry.record());
                })
                .toList();
    }
}
