package io.lorapipe.archive.build;

import io.lorapipe.archive.build.BuildResult.Abandoned;
import io.lorapipe.archive.build.BuildResult.Built;
import io.lorapipe.archive.build.BuildResult.Refused;
import io.lorapipe.images.pack.ArchiveKey;
import io.lorapipe.images.pack.Packable;
import io.lorapipe.images.warn.Warnings;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.StoreException;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.Stores;
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
    private final BuildRules rules;
    private final Checking checking;
    private final Packing packing;
    private final ObjectStore staging;
    private final boolean deliveredElsewhere;
    private final BuiltArchives built;
    private final Spool spool;

    public ArchiveBuilder(
            Stores stores,
            BuildRules rules,
            Gathering gathering,
            BuiltArchives built,
            CheckedImages checked,
            Spool spool) {
        this.gathering = gathering;
        this.rules = rules;
        this.checking = new Checking(rules.images(), rules.packing(), checked);
        this.staging = stores.in(StoreRole.STAGING);
        this.packing = new Packing(rules, staging);
        this.deliveredElsewhere = !stores.in(StoreRole.DELIVERY).id().equals(staging.id());
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
        var refusal = RequestCheck.refusal(request, rules.images());
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        // what was built from them before tells nothing of warnings
        var known = Optional.of(request)
                .filter(each -> !each.refuseWarnings())
                .flatMap(this::knownKey)
                .flatMap(key -> known(request, key, progress));
        if (known.isPresent()) {
            return known.get();
        }
        try (var place = spool.open(2 * request.images().size() * rules.images().maxBytes())) {
            return switch (gathering.gather(request.images(), place.directory(), progress::downloaded)) {
                case Gathered.Missing(var why) -> new Refused(why);
                case Gathered.All(var images) ->
                    wanted.getAsBoolean() ? check(request, images, place, progress, wanted) : new Abandoned();
            };
        }
    }

    private BuildResult check(
            ArchiveRequest request,
            List<Arrived> arrived,
            Spool.Place place,
            BuildProgress progress,
            BooleanSupplier wanted)
            throws IOException {
        return switch (checking.check(arrived)) {
            case Checking.Result.Unusable(var why) -> new Refused(why);
            case Checking.Result.Usable(var images) -> {
                var objection = changed(request.images(), arrived).or(() -> warned(request, images, arrived));
                if (objection.isPresent()) {
                    yield new Refused(objection.get());
                }
                var files = arrived.stream().map(Arrived::file).toList();
                var inputs = new Packing.Inputs(images, files, captions(request));
                // where they came from URLs, it is only now known which images they are
                var known = known(request, naturalKey(inputs), progress);
                if (known.isPresent()) {
                    yield known.get();
                }
                yield wanted.getAsBoolean() ? pack(request, inputs, place, progress) : new Abandoned();
            }
        };
    }

    private BuildResult pack(ArchiveRequest request, Packing.Inputs inputs, Spool.Place place, BuildProgress progress)
            throws IOException {
        try {
            var zip = place.directory().resolve("archive.zip");
            return switch (packing.pack(request.userId(), inputs, zip, progress)) {
                case Packing.Result.TooLarge(long bytes) ->
                    new Refused(Refusal.tooLarge(bytes, rules.maxArchiveBytes()));
                case Packing.Result.Packed(var archive) -> {
                    built.remember(request.userId(), naturalKey(inputs), archive);
                    progress.ready();
                    yield new Built(archive, false);
                }
            };
        } catch (StoreException.TooLarge ex) {
            return new Refused(Refusal.tooLarge(String.valueOf(ex.getMessage())));
        } catch (StoreException.Refused ex) {
            return new Refused(Refusal.byStore(String.valueOf(ex.getMessage())));
        }
    }

    private Optional<BuildResult> known(ArchiveRequest request, ArchiveKey key, BuildProgress progress) {
        var archive = built.find(request.userId(), key).filter(each -> isToBeHad(each, request));
        archive.ifPresent(_ -> progress.ready());
        return archive.map(each -> new Built(each, true));
    }

    /**
     * Where archives are delivered to another store, they leave the staging store: it may be in delivery alone, which
     * upload-service finds out; when it is there no more, a rebuild is asked for.
     */
    private boolean isToBeHad(Archive archive, ArchiveRequest request) {
        boolean trusted = deliveredElsewhere && request.generation() == 0;
        return archive.location().store().equals(staging.id()) && (trusted || isStaged(archive));
    }

    private boolean isStaged(Archive archive) {
        return staging.head(archive.location())
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

    private ArchiveKey naturalKey(Packing.Inputs inputs) {
        var parts = new ArrayList<ArchiveKey.Input>();
        for (Packable image : inputs.images()) {
            parts.add(new ArchiveKey.Input(
                    image.image().sha256(), inputs.captions().get(parts.size())));
        }
        return packing.key(parts);
    }

    private static List<@Nullable String> captions(ArchiveRequest request) {
        var captions = new ArrayList<@Nullable String>();
        request.images().forEach(image -> captions.add(image.caption()));
        return captions;
    }

    private static Optional<Refusal> warned(ArchiveRequest request, List<Packable> images, List<Arrived> arrived) {
        if (!request.refuseWarnings()) {
            return Optional.empty();
        }
        var checked = images.stream().map(Packable::image).toList();
        var paths = arrived.stream().map(Arrived::file).toList();
        var warnings =
                Warnings.of(checked, paths).stream().flatMap(List::stream).toList();
        return warnings.isEmpty() ? Optional.empty() : Optional.of(Refusal.ofWarnings(warnings));
    }

    private static Optional<Refusal> changed(List<Reference> references, List<Arrived> arrived) {
        for (int i = 0; i < arrived.size(); i++) {
            var expected = references.get(i).sha256();
            if (expected != null && !expected.equals(arrived.get(i).sha256())) {
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
