package io.lorapipe.system.events;

import io.lorapipe.schemas.ArchiveCreated;
import io.lorapipe.schemas.ArchiveFetched;
import io.lorapipe.schemas.ArchiveRebuildRequested;
import io.lorapipe.schemas.ArchiveUploaded;
import io.lorapipe.schemas.Events;
import io.lorapipe.schemas.ImagesRequested;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.Topics;
import io.lorapipe.schemas.TrainingCancelRequested;
import io.lorapipe.schemas.TrainingEnded;
import io.lorapipe.schemas.TrainingResolveRequested;
import io.lorapipe.schemas.TrainingStopped;
import io.lorapipe.schemas.TrainingSubmitted;
import io.lorapipe.schemas.WeightsRecovered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MessageDecoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records as they lie on the topics, read and written without any code of the services. */
final class Wire {

    private static final SchemaStore SCHEMAS = Events.schemas();

    private static final Map<String, MessageDecoder<? extends SpecificRecordBase>> READERS = Map.ofEntries(
            Map.entry(Topics.IMAGES_REQUESTED, reader(ImagesRequested.class)),
            Map.entry(Topics.ARCHIVE_CREATED, reader(ArchiveCreated.class)),
            Map.entry(Topics.ARCHIVE_UPLOADED, reader(ArchiveUploaded.class)),
            Map.entry(Topics.ARCHIVE_FETCHED, reader(ArchiveFetched.class)),
            Map.entry(Topics.ARCHIVE_REBUILD_REQUESTED, reader(ArchiveRebuildRequested.class)),
            Map.entry(Topics.TRAINING_STOPPED, reader(TrainingStopped.class)),
            Map.entry(Topics.TRAINING_CANCEL_REQUESTED, reader(TrainingCancelRequested.class)),
            Map.entry(Topics.TRAINING_RESOLVE_REQUESTED, reader(TrainingResolveRequested.class)),
            Map.entry(Topics.TRAINING_SUBMITTED, reader(TrainingSubmitted.class)),
            Map.entry(Topics.TRAINING_ENDED, reader(TrainingEnded.class)),
            Map.entry(Topics.WEIGHTS_RECOVERED, reader(WeightsRecovered.class)),
            Map.entry(Topics.PROGRESS, reader(Progress.class)));

    private Wire() {}

    static byte[] encode(SpecificRecordBase event) {
        try {
            var encoder = new BinaryMessageEncoder<>(SpecificData.getForClass(event.getClass()), event.getSchema());
            var encoded = encoder.encode(event);
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** A record of any topic of the pipeline, a dead-letter topic included. */
    static Received decode(ConsumerRecord<String, byte[]> sent) {
        var reader = Objects.requireNonNull(READERS.get(sent.topic().replaceFirst("\\.\\w+-service\\.dlt$", "")));
        try {
            return new Received(
                    sent.topic(),
                    UUID.fromString(sent.key()),
                    new String(sent.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8),
                    reader.decode(sent.value()),
                    Instant.ofEpochMilli(sent.timestamp()));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static <E extends SpecificRecordBase> MessageDecoder<E> reader(Class<E> type) {
        var model = SpecificData.getForClass(type);
        return new BinaryMessageDecoder<>(model, model.getSchema(type), SCHEMAS);
    }
}
