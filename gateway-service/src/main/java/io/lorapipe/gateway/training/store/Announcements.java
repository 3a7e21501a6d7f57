package io.lorapipe.gateway.training.store;

import io.lorapipe.gateway.training.Cautions;
import io.lorapipe.gateway.training.Request;
import io.lorapipe.gateway.training.TrainingImage;
import io.lorapipe.gateway.training.resolve.Decision;
import io.lorapipe.gateway.training.resolve.HeldTrainings.Resolution;
import io.lorapipe.messaging.work.Outbox;
import io.lorapipe.messaging.work.Outcome;
import io.lorapipe.schemas.ImageReference;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.ResolveDecision;
import io.lorapipe.schemas.Stage;
import io.lorapipe.schemas.State;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingCancelRequested;
import io.lorapipe.schemas.TrainingResolveRequested;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the gateway tells the pipeline, stored with the decision and published after it. */
@Component
class Announcements {

    private static final double IMAGES_CHECKED = 30;

    private final Outbox outbox;

    Announcements(Outbox outbox) {
        this.outbox = outbox;
    }

    void request(Request request, Cautions cautions) {
        var progress = firstProgress(request, cautions.warnings().size());
        outbox.put(request.trainingId(), new Outcome(Topics.PROGRESS, progress));
        outbox.put(request.trainingId(), new Outcome(Topics.IMAGES_REQUESTED, event(request, cautions.refused())));
    }

    void cancel(UUID trainingId, String userId, Instant at) {
        var event = new TrainingCancelRequested(trainingId, userId, null, at);
        outbox.put(trainingId, new Outcome(Topics.TRAINING_CANCEL_REQUESTED, event));
    }

    void resolve(Resolution resolution, String owner, Instant at) {
        var decidedBy = resolution.decidedBy();
        var event = new TrainingResolveRequested(
                resolution.trainingId(),
                owner,
                resolution.attempt(),
                decision(resolution.decision()),
                decidedBy.equals(owner) ? null : decidedBy,
                at);
        outbox.put(resolution.trainingId(), new Outcome(Topics.TRAINING_RESOLVE_REQUESTED, event));
    }

    private static ResolveDecision decision(Decision decided) {
        return switch (decided) {
            case RESUBMIT -> ResolveDecision.RESUBMIT;
            case ABANDON -> ResolveDecision.ABANDON;
        };
    }

    private static Progress firstProgress(Request request, int warnings) {
        var count = request.images().size();
        var warned = warnings == 0 ? "" : warnings == 1 ? ", 1 warning" : ", %d warnings".formatted(warnings);
        return Progress.newBuilder()
                .setTrainingId(request.trainingId())
                .setUserId(request.userId())
                .setCharacterId(request.characterId())
                .setStage(Stage.GATEWAY)
                .setState(State.RUNNING)
                .setPercent(IMAGES_CHECKED)
                .setMessage("%d of %d images checked%s".formatted(count, count, warned))
                .setDone((long) count)
                .setTotal((long) count)
                .setUnit("images")
                .setAt(request.requestedAt())
                .build();
    }

    private static ImagesRequested event(Request request, boolean refuseWarnings) {
        return ImagesRequested.newBuilder()
                .setTrainingId(request.trainingId())
                .setUserId(request.userId())
                .setCharacterId(request.characterId())
                .setCharacterName(request.characterName())
                .setImages(
                        request.images().stream().map(Announcements::reference).toList())
                .setPreset(request.preset())
                .setParameters(request.parameters())
                .setTriggerWord(request.triggerWord())
                .setRefuseWarnings(refuseWarnings)
                .setRequestedAt(request.requestedAt())
                .build();
    }

    private static ImageReference reference(TrainingImage image) {
        return new ImageReference(
                image.name(), image.store(), image.key(), image.url(), image.sha256(), image.caption());
    }
}
