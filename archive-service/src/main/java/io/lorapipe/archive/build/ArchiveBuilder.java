package io.lorapipe.archive.build;

import io.lorapipe.archive.build.BuildResult.Abandoned;
import io.lorapipe.archive.build.BuildResult.Built;
import io.lorapipe.archive.build.BuildResult.Refused;
import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageFile;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.SetVerdict;
import io.lorapipe.images.pack.ArchiveKey;
import io.lorapipe.images.pack.PackOptions;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Builds the archive of a training, all or nothing: one unusable image and there is no archive. */
public final class ArchiveBuilder {

    private final Gathering gathering;
    private final ImageRules rules;
    private final ImageCheck check;
    private final Packing packing;
    private final ObjectStore staging;
    private final BuiltArchives built;
    private final Spool spool;

    public ArchiveBuilder(
            Gathering gathering,
            ImageRules rules,
            PackOptions options,
            ObjectStore staging,
            BuiltArchives built,
            Spool spool) {
        this.gathering = gathering;
        this.rules = rules;
        this.check = new ImageCheck(rules);
        this.packing = new Packing(options, staging);
        this.staging = staging;
        this.built = built;
        this.spool = spool;
    }

    /**
     * Builds an archive, or finds the one that was built from the same images before.
     *
     * @param wanted asked between steps; once it says no the build ends as {@link Abandoned}
     * @throws StoreException when a store is not available now
     * @throws IOException when the spool cannot be written
     */
    public BuildResult build(ArchiveRequest request, BuildProgress progress, BooleanSupplier wanted)
            throws IOException, InterruptedException {
        var refusal = RequestCheck.refusal(request, rules);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        var known = knownKey(request)
                .flatMap(key -> built.find(request.userId(), key))
                .filter(this::isThere);
        if (known.isPresent()) {
            progress.ready();
            return new Built(known.get(), true);
        }
        try (var place = spool.open(2 * request.images().size() * rules.maxBytes())) {
            return switch (gathering.gather(request.images(), place.directory(), progress::downloaded)) {
                case Gathered.Missing(var why) -> new Refused(why);
                case Gathered.All(var files) ->
                    wanted.getAsBoolean() ? check(request, files, place, progress, wanted) : new Abandoned();
            };
        }
    }

    private BuildResult check(
            ArchiveRequest request,
            List<ImageFile> files,
            Spool.Place place,
            BuildProgress progress,
            BooleanSupplier wanted)
            throws IOException {
        return switch (check.checkAll(files)) {
            case SetVerdict.Refused(var problems) -> new Refused(Refusal.of(problems));
            case SetVerdict.Usable(var images) -> {
                var changed = changed(request.images(), images);
                if (changed.isPresent()) {
                    yield new Refused(changed.get());
                }
                yield wanted.getAsBoolean() ? pack(request, images, files, place, progress) : new Abandoned();
            }
        };
    }

    private BuildResult pack(
            ArchiveRequest request,
            List<CheckedImage> images,
            List<ImageFile> files,
            Spool.Place place,
            BuildProgress progress)
            throws IOException {
        var captions = new ArrayList<@Nullable String>();
        request.images().forEach(image -> captions.add(image.caption()));
        var inputs = new Packing.Inputs(images, files, captions);
        try {
            var archive =
                    packing.pack(request.userId(), inputs, place.directory().resolve("archive.zip"), progress);
            built.remember(request.userId(), naturalKey(request.images(), images), archive);
            progress.ready();
            return new Built(archive, false);
        } catch (StoreException.Refused | StoreException.TooLarge ex) {
            return new Refused(Refusal.byStore(String.valueOf(ex.getMessage())));
        }
    }

    private boolean isThere(Archive archive) {
        return archive.location().store().equals(staging.id())
                && staging.head(archive.location())
                        .filter(object -> object.size() == archive.size())
                        .isPresent();
    }

    /** The key of the archive, where the digest of every image is known before it is fetched. */
    private Optional<ArchiveKey> knownKey(ArchiveRequest request) {
        return request.images().stream().anyMatch(image -> image.sha256() == null)
                ? Optional.empty()
                : Optional.of(packing.key(request.images().stream()
                        .map(image -> new ArchiveKey.Input(Objects.requireNonNull(image.sha256()), image.caption()))
                        .toList()));
    }

    private ArchiveKey naturalKey(List<Reference> references, List<CheckedImage> images) {
        var inputs = new ArrayList<ArchiveKey.Input>();
        for (int i = 0; i < images.size(); i++) {
            inputs.add(new ArchiveKey.Input(
                    images.get(i).sha256(), references.get(i).caption()));
        }
        return packing.key(inputs);
    }

    private static Optional<Refusal> changed(List<Reference> references, List<CheckedImage> images) {
        for (int i = 0; i < images.size(); i++) {
            var expected = references.get(i).sha256();
            if (expected != null && !expected.equals(images.get(i).sha256())) {
                return Optional.of(Refusal.of(
                        Refusal.Code.INVALID_IMAGE,
                        references.get(i).label(),
                        "is not the image that was asked for: its digest differs",
                        "upload it again, or request the training with its present digest"));
            }
        }
        return Optional.empty();
    }
}
