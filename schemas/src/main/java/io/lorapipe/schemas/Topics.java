package io.lorapipe.schemas;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** Names of the topics, one per event, and the settings they are created with. Every key is the trainingId. */
@NullMarked
public final class Topics {

    /** {@link ImagesRequested}, written by the gateway or any program. */
    public static final String IMAGES_REQUESTED = "images.requested";

    /** {@link ArchiveCreated}, written by archive-service. */
    public static final String ARCHIVE_CREATED = "archive.created";

    /** {@link ArchiveUploaded}, written by upload-service. */
    public static final String ARCHIVE_UPLOADED = "archive.uploaded";

    /** {@link ArchiveFetched}, written by upload-service. */
    public static final String ARCHIVE_FETCHED = "archive.fetched";

    /** {@link ArchiveRebuildRequested}, written by upload-service. */
    public static final String ARCHIVE_REBUILD_REQUESTED = "archive.rebuild-requested";

    /** {@link TrainingStopped}, written by archive-service and upload-service. */
    public static final String TRAINING_STOPPED = "training.stopped";

    /** {@link TrainingCancelRequested}, written by the gateway or any program. */
    public static final String TRAINING_CANCEL_REQUESTED = "training.cancel-requested";

    /** {@link TrainingResolveRequested}, written by the gateway or any program. */
    public static final String TRAINING_RESOLVE_REQUESTED = "training.resolve-requested";

    /** {@link TrainingSubmitted}, written by training-service. */
    public static final String TRAINING_SUBMITTED = "training.submitted";

    /** {@link TrainingEnded}, written by training-service alone. */
    public static final String TRAINING_ENDED = "training.ended";

    /** {@link WeightsRecovered}, written by training-service alone. */
    public static final String WEIGHTS_RECOVERED = "weights.recovered";

    /** {@link Progress}, written by every stage. */
    public static final String PROGRESS = "progress";

    /** How long an event is kept; consumers keep their offsets at least as long. */
    public static final Duration EVENT_RETENTION = Duration.ofDays(30);

    /** How long a progress record is kept. */
    public static final Duration PROGRESS_RETENTION = Duration.ofDays(7);

    private static final List<String> EVENT_TOPICS = List.of(
            IMAGES_REQUESTED,
            ARCHIVE_CREATED,
            ARCHIVE_UPLOADED,
            ARCHIVE_FETCHED,
            ARCHIVE_REBUILD_REQUESTED,
            TRAINING_STOPPED,
            TRAINING_CANCEL_REQUESTED,
            TRAINING_RESOLVE_REQUESTED,
            TRAINING_SUBMITTED,
            TRAINING_ENDED,
            WEIGHTS_RECOVERED);

    private Topics() {}

    /** Every topic with its Kafka topic configuration; progress is deleted by age and never compacted. */
    public static Map<String, Map<String, String>> settings() {
        var settings = EVENT_TOPICS.stream()
                .collect(Collectors.toMap(Function.identity(), topic -> deletedAfter(EVENT_RETENTION)));
        settings.put(PROGRESS, deletedAfter(PROGRESS_RETENTION));
        return Map.copyOf(settings);
    }

    /** Where {@code service} puts records of {@code topic} that it does not understand. */
    public static String deadLetters(String topic, String service) {
        return topic + "." + service + ".dlt";
    }

    private static Map<String, String> deletedAfter(Duration retention) {
        return Map.of("cleanup.policy", "delete", "retention.ms", String.valueOf(retention.toMillis()));
    }
}
