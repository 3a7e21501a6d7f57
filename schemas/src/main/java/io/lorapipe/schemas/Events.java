package io.lorapipe.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.util.ClassSecurityValidator;
import org.jspecify.annotations.NullMarked;

/** The schemas that a reader of any topic may meet: today's and every released one. */
@NullMarked
public final class Events {

    /** The events of today. */
    public static final List<Schema> CURRENT = List.of(
            ImagesRequested.getClassSchema(),
            ArchiveCreated.getClassSchema(),
            ArchiveUploaded.getClassSchema(),
            ArchiveFetched.getClassSchema(),
            ArchiveRebuildRequested.getClassSchema(),
            TrainingStopped.getClassSchema(),
            TrainingCancelRequested.getClassSchema(),
            TrainingResolveRequested.getClassSchema(),
            TrainingSubmitted.getClassSchema(),
            TrainingEnded.getClassSchema(),
            WeightsRecovered.getClassSchema(),
            Progress.getClassSchema());

    private Events() {}

    /** Schemas by the fingerprint that a record's header names. */
    public static SchemaStore schemas() {
        trustGeneratedClasses();
        var store = new SchemaStore.Cache();
        CURRENT.forEach(schema -> {
            store.addSchema(schema);
            releasedVersions(schema.getName()).forEach(store::addSchema);
        });
        return store;
    }

    /** Avro reads into no class that it was not told to trust. */
    private static void trustGeneratedClasses() {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.DEFAULT, type -> type.getPackage() == Events.class.getPackage()));
    }

    /** The released versions of an event, oldest first. */
    static List<Schema> releasedVersions(String event) {
        return IntStream.iterate(1, version -> version + 1)
                .mapToObj(version -> Events.class.getResource("released/%s/%d.avsc".formatted(event, version)))
                .takeWhile(Objects::nonNull)
                .map(Events::parse)
                .toList();
    }

    private static Schema parse(URL released) {
        try (InputStream in = released.openStream()) {
            return new SchemaParser().parse(in).mainSchema();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
