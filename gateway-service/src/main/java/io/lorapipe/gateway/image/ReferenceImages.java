package io.lorapipe.gateway.image;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageFile;
import io.lorapipe.images.check.ImageProblem;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.Verdict;
import io.lorapipe.images.warn.Look;
import io.lorapipe.images.warn.Looks;
import io.lorapipe.images.warn.Seen;
import io.lorapipe.images.warn.Warnings;
import io.lorapipe.store.Content;
import io.lorapipe.store.Location;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.PutResult;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes reference images in: each is checked before any is stored. */
public final class ReferenceImages {

    private final ImageCheck check;
    private final String terms;
    private final CheckedImages known;
    private final ObjectStore store;

    public ReferenceImages(ImageRules rules, CheckedImages known, ObjectStore store) {
        this.check = new ImageCheck(rules);
        this.terms = terms(rules);
        this.known = known;
        this.store = store;
    }

    /** Checks, looks at and stores the images of a character; nothing of a refused set is stored. */
    public UploadResult take(String userId, String characterId, List<ImageFile> files) {
        List<Verdict> verdicts =
                check.eachOnce(files.parallelStream().map(this::verdict).toList());
        List<ImageProblem> problems = verdicts.stream()
                .filter(Verdict.Refused.class::isInstance)
                .map(verdict -> ((Verdict.Refused) verdict).problem())
                .toList();
        if (!problems.isEmpty()) {
            return new UploadResult.Refused(problems);
        }
        List<CheckedImage> images = verdicts.stream()
                .map(verdict -> ((Verdict.Usable) verdict).image())
                .toList();
        return new UploadResult.Stored(storeAll(userId, characterId, files, images));
    }

    private List<List<Warning>> warnings(List<CheckedImage> images, List<ImageFile> files) {
        var seen = IntStream.range(0, images.size())
                .parallel()
                .mapToObj(i -> new Seen(images.get(i).name(), look(images.get(i), files.get(i))))
                .toList();
        return Warnings.ofEach(seen).stream()
                .map(each -> each.stream().map(Warning::of).toList())
                .toList();
    }

    private @Nullable Look look(CheckedImage image, ImageFile file) {
        var remembered = known.look(image.sha256());
        if (remembered.isPresent()) {
            return remembered.get();
        }
        var look = Looks.at(image, file.path());
        look.ifPresent(seen -> known.remember(image.sha256(), seen));
        return look.orElse(null);
    }

    private Verdict verdict(ImageFile file) {
        if (!Files.isReadable(file.path())) {
            return check.check(file);
        }
        return known.find(terms, Sha256.of(file.path()))
                .<Verdict>map(image -> new Verdict.Usable(image.named(file.name())))
                .orElseGet(() -> checked(file));
    }

    private Verdict checked(ImageFile file) {
        Verdict verdict = check.check(file);
        if (verdict instanceof Verdict.Usable(CheckedImage image)) {
            known.remember(terms, image);
        }
        return verdict;
    }

    /**
     * What was stored before a failure stays: another upload may have found the same bytes there and rely on them, and
     * whoever tries again finds them too.
     */
    private List<StoredImage> storeAll(
            String userId, String characterId, List<ImageFile> files, List<CheckedImage> images) {
        var warnings = warnings(images, files);
        List<StoredImage> stored = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            var location = store(userId, characterId, files.get(i), images.get(i));
            stored.add(stored(images.get(i), location, warnings.get(i)));
        }
        return stored;
    }

    private Location store(String userId, String characterId, ImageFile file, CheckedImage image) {
        var key = ObjectKey.referenceImage(
                userId, characterId, image.sha256(), image.format().extension());
        var content = Content.of(file.path(), image.sha256(), image.format().mediaType());
        return switch (store.put(key, content)) {
            case PutResult.Stored(var object) -> object.location();
            case PutResult.AlreadyThere(var object) -> object.location();
        };
    }

    private static StoredImage stored(CheckedImage image, Location location, List<Warning> warnings) {
        return new StoredImage(
                image.name(),
                location.store(),
                location.key().value(),
                image.sha256(),
                image.width(),
                image.height(),
                image.bytes(),
                warnings);
    }

    /** All that the verdict on one image depends on but its bytes. */
    private static String terms(ImageRules rules) {
        return String.format(
                Locale.ROOT,
                "check %d, at most %d bytes and %d pixels, sides from %d, up to %s:1",
                ImageCheck.VERSION,
                rules.maxBytes(),
                rules.maxPixels(),
                rules.minSide(),
                rules.maxAspectRatio());
    }
}
