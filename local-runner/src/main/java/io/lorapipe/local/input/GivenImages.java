package io.lorapipe.local.input;

import io.lorapipe.images.check.Captions;
import io.lorapipe.images.check.Captions.CaptionFile;
import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageFile;
import io.lorapipe.images.check.ImageProblem;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.SetVerdict;
import io.lorapipe.images.warn.ImageWarning;
import io.lorapipe.images.warn.Warnings;
import io.lorapipe.local.outcome.CommandStopped;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the images that a command names, and refuses what cannot be trained on before anything starts. */
public final class GivenImages {

    private static final ImageRules RULES = ImageRules.standard();

    private GivenImages() {}

    /**
     * The images of one directory, or at these URLs; fails with {@link CommandStopped}, for warnings too where that is
     * strict. What lies at URLs is looked at by the pipeline.
     */
    public static ReferenceImages read(List<String> given, boolean strict) {
        var urls = given.stream().filter(GivenImages::isUrl).toList();
        if (urls.isEmpty() && given.size() == 1) {
            var images = directory(given.getFirst());
            if (strict) {
                refuseWarnings(images);
            }
            return images;
        }
        if (urls.size() < given.size()) {
            throw CommandStopped.badInput("Give one directory with images, or URLs of images only; \"%s\" is no URL."
                    .formatted(
                            given.stream().filter(it -> !isUrl(it)).findFirst().orElse("")));
        }
        return urls(urls);
    }

    private static void refuseWarnings(ReferenceImages.Files images) {
        var warnings = Warnings.of(
                images.files().stream().map(ReferenceImages.File::image).toList(),
                images.files().stream().map(ReferenceImages.File::path).toList());
        var sentences = warnings.stream()
                .flatMap(List::stream)
                .map(ImageWarning::sentence)
                .collect(Collectors.joining("\n"));
        if (!sentences.isEmpty()) {
            throw CommandStopped.badInput(sentences);
        }
    }

    private static ReferenceImages urls(List<String> urls) {
        if (urls.size() < RULES.minImages() || urls.size() > RULES.maxImages()) {
            throw CommandStopped.badInput(
                    "%d URLs were given; give %d to %d.".formatted(urls.size(), RULES.minImages(), RULES.maxImages()));
        }
        var seen = new HashSet<String>();
        for (var url : urls) {
            if (!seen.add(url)) {
                throw CommandStopped.badInput("%s is given twice; leave one out.".formatted(shown(url)));
            }
            if (!hasHost(url)) {
                throw CommandStopped.badInput("%s is no complete URL; correct it.".formatted(shown(url)));
            }
        }
        return new ReferenceImages.Urls(urls);
    }

    /** The images of one directory, with their captions; fails with {@link CommandStopped}. */
    public static ReferenceImages.Files directory(String given) {
        var directory = ImageDirectory.at(given);
        var images = check(directory);
        var problems = new ArrayList<String>();
        var files = images.stream()
                .map(image -> new ReferenceImages.File(
                        image.path(), image.image(), caption(directory, image.path(), problems)))
                .toList();
        if (!problems.isEmpty()) {
            throw CommandStopped.badInput(String.join("\n", problems));
        }
        return new ReferenceImages.Files(directory.path(), files, directory.ignored());
    }

    private static @Nullable String caption(ImageDirectory directory, Path image, List<String> problems) {
        var file = directory.caption(image);
        if (file.isEmpty()) {
            return null;
        }
        return switch (Captions.read(file.get())) {
            case CaptionFile.Usable(var caption) -> caption;
            case CaptionFile.Faulty(var found) -> {
                problems.add("%s %s; give 1 to %d characters of UTF-8 text, or remove the file."
                        .formatted(file.get().getFileName(), found, Captions.LONGEST));
                yield null;
            }
        };
    }

    private record Checked(Path path, CheckedImage image) {}

    private static List<Checked> check(ImageDirectory directory) {
        var files = directory.images().stream().map(ImageFile::of).toList();
        return switch (new ImageCheck(RULES).checkAll(files)) {
            case SetVerdict.Refused refused ->
                throw CommandStopped.badInput(refused.problems().stream()
                        .map(problem -> sentence(directory.path(), problem))
                        .collect(Collectors.joining("\n")));
            case SetVerdict.Usable usable -> {
                var checked = new ArrayList<Checked>();
                for (int i = 0; i < files.size(); i++) {
                    checked.add(new Checked(files.get(i).path(), usable.images().get(i)));
                }
                yield checked;
            }
        };
    }

    private static String sentence(Path directory, ImageProblem problem) {
        return switch (problem.code()) {
            case TOO_FEW_IMAGES, TOO_MANY_IMAGES ->
                "%s %s; %s (.jpg, .png or .webp).".formatted(directory, problem.found(), problem.remedy());
            case UNREADABLE,
                    EMPTY,
                    UNSUPPORTED_FORMAT,
                    ANIMATED,
                    TRUNCATED,
                    CORRUPT,
                    TOO_MANY_BYTES,
                    TOO_MANY_PIXELS,
                    TOO_SMALL,
                    TOO_ELONGATED,
                    DUPLICATE -> problem.sentence();
        };
    }

    private static boolean isUrl(String given) {
        return given.regionMatches(true, 0, "http://", 0, 7) || given.regionMatches(true, 0, "https://", 0, 8);
    }

    /** A query may sign the link, which no message may repeat. */
    private static String shown(String url) {
        return url.replaceFirst("(?s)[?#].*", "").replaceFirst("//[^/]*@", "//");
    }

    private static boolean hasHost(String url) {
        try {
            return URI.create(url).getHost() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
