package io.lorapipe.archive.build;

import static java.util.Objects.requireNonNull;

import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageFile;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.SetVerdict;
import io.lorapipe.images.check.Verdict;
import io.lorapipe.images.pack.ArchivePacker;
import io.lorapipe.images.pack.PackOptions;
import io.lorapipe.images.pack.Packable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks images once: bytes that were found usable before, whoever brought them, are neither decoded nor searched for
 * metadata again. Nobody learns of another's images by it, for it is the bytes that came which are looked up.
 */
final class Checking {

    private final ImageCheck check;
    private final PackOptions options;
    private final CheckedImages known;
    private final String terms;

    Checking(ImageRules rules, PackOptions options, CheckedImages known) {
        this.check = new ImageCheck(rules);
        this.options = options;
        this.known = known;
        this.terms = terms(rules, options);
    }

    /** What came of checking. */
    sealed interface Result {

        /** All of them can be packed; in their order, under the names of the request. */
        record Usable(List<Packable> images) implements Result {}

        /** One or more cannot be used. */
        record Unusable(Refusal refusal) implements Result {}
    }

    Result check(List<Arrived> images) throws IOException {
        var digests = images.stream().map(Arrived::sha256).toList();
        var usable = new HashMap<>(known.find(terms, digests));
        var news = images.stream()
                .filter(image -> !usable.containsKey(image.sha256()))
                .toList();
        var unusable = checkNews(news, usable);
        return judged(
                images.stream().map(image -> verdict(image, usable, unusable)).toList(), usable);
    }

    /** Adds what is usable, all of it to be remembered even where others are not; answers what is not. */
    private Map<Path, Verdict> checkNews(List<Arrived> news, Map<String, Packable> usable) throws IOException {
        var unusable = new HashMap<Path, Verdict>();
        var found = new ArrayList<Packable>();
        var verdicts = check.checkEach(news.stream()
                .map(image -> new ImageFile(image.label(), image.file()))
                .toList());
        for (int i = 0; i < news.size(); i++) {
            var file = news.get(i).file();
            switch (verdicts.get(i)) {
                case Verdict.Usable(var image) -> found.add(options.packable(image, file));
                case Verdict.Refused refused -> unusable.put(file, refused);
            }
        }
        known.remember(terms, found);
        found.forEach(image -> usable.put(image.image().sha256(), image));
        return unusable;
    }

    private static Verdict verdict(Arrived image, Map<String, Packable> usable, Map<Path, Verdict> unusable) {
        var packable = usable.get(image.sha256());
        return packable == null
                ? requireNonNull(unusable.get(image.file()))
                : new Verdict.Usable(packable.image().named(image.label()));
    }

    private Result judged(List<Verdict> verdicts, Map<String, Packable> usable) {
        return switch (check.judge(verdicts)) {
            case SetVerdict.Refused(var problems) -> new Result.Unusable(Refusal.of(problems));
            case SetVerdict.Usable(var images) ->
                new Result.Usable(images.stream()
                        .map(image -> requireNonNull(usable.get(image.sha256())).named(image.name()))
                        .toList());
        };
    }

    /** All that the verdict on one image, and what of it is packed, depends on but its bytes. */
    private static String terms(ImageRules rules, PackOptions options) {
        return String.format(
                Locale.ROOT,
                "check %d, packer %d, at most %d bytes and %d pixels, sides from %d, up to %s:1, metadata %s",
                ImageCheck.VERSION,
                ArchivePacker.VERSION,
                rules.maxBytes(),
                rules.maxPixels(),
                rules.minSide(),
                rules.maxAspectRatio(),
                options.keepMetadata() ? "kept" : "removed");
    }
}
