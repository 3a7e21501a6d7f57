package io.lorapipe.archive.build;

import io.lorapipe.images.pack.ArchiveImage;
import io.lorapipe.images.pack.ArchiveKey;
import io.lorapipe.images.pack.ArchivePacker;
import io.lorapipe.images.pack.Contents;
import io.lorapipe.images.pack.Manifest;
import io.lorapipe.images.pack.Packable;
import io.lorapipe.images.pack.PackedArchive;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Packs checked images, and puts the archive and what it was packed from into the staging store. */
final class Packing {

    private static final Logger LOG = LoggerFactory.getLogger(Packing.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BuildRules rules;
    private final ObjectStore staging;

    Packing(BuildRules rules, ObjectStore staging) {
        this.rules = rules;
        this.staging = staging;
    }

    /** Images that were checked, the files they are in, and what is said about each, or null. */
    record Inputs(List<Packable> images, List<Path> files, List<@Nullable String> captions) {}

    /** What came of packing. */
    sealed interface Result {

        record Packed(Archive archive) implements Result {}

        /** Nobody would take the archive; it was not put anywhere. */
        record TooLarge(long bytes) implements Result {}
    }

    /** The name of the archive of these inputs. */
    ArchiveKey key(List<ArchiveKey.Input> inputs) {
        return rules.packing().key(inputs);
    }

    /** Packs them into a file, and the file into the store. */
    Result pack(String userId, Inputs inputs, Path zip, BuildProgress progress) throws IOException {
        var entries = new ArrayList<ArchiveImage>();
        for (int i = 0; i < inputs.images().size(); i++) {
            entries.add(inputs.images()
                    .get(i)
                    .in(inputs.files().get(i), inputs.captions().get(i)));
        }
        var packed = ArchivePacker.pack(entries, manifest(inputs), zip, progress::packaged);
        if (packed.size() > rules.maxArchiveBytes()) {
            return new Result.TooLarge(packed.size());
        }
        progress.creating();
        var content = Content.of(zip, packed.sha256(), "application/zip");
        var stored =
                staging.put(ObjectKey.archive(userId, packed.sha256()), content).object();
        describe(userId, packed, inputs);
        return new Result.Packed(new Archive(stored.location(), packed.size(), packed.sha256(), entries.size()));
    }

    private String manifest(Inputs inputs) {
        var options = rules.packing();
        var images = inputs.images().stream().map(Packable::image).toList();
        return options.manifestInside() ? JSON.writeValueAsString(Contents.of(options, images, inputs.captions())) : "";
    }

    /** An extra: some buckets take images and archives only. */
    private void describe(String userId, PackedArchive packed, Inputs inputs) {
        var images = inputs.images().stream().map(Packable::image).toList();
        var manifest = Manifest.of(packed, rules.packing(), images, inputs.captions());
        var key = ObjectKey.manifest(userId, packed.sha256());
        try {
            staging.put(key, Content.of(JSON.writeValueAsBytes(manifest), "application/json"));
        } catch (StoreException.Refused refused) {
            LOG.atInfo().addKeyValue("key", key).log("The store takes no manifest beside the archive");
        }
    }
}
