package io.lorapipe.local.input;

import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageFile;
import io.lorapipe.images.check.ImageProblem;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.SetVerdict;
import io.lorapipe.local.outcome.CommandStopped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads the images that a command names, and refuses what cannot be trained on before anything starts. */
public final class GivenImages {

    private static final ImageRules RULES = ImageRules.standard();
    private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".webp");

    private GivenImages() {}

    /** The images of one directory, or at these URLs; fails with {@link CommandStopped}. */
    public static ReferenceImages read(List<String> given) {
        var urls = given.stream().filter(GivenImages::isUrl).toList();
        if (urls.isEmpty() && given.size() == 1) {
            return directory(given.getFirst());
        }
        if (urls.size() < given.size()) {
            throw CommandStopped.badInput("Give one directory with images, or URLs of images only; \"%s\" is no URL."
                    .formatted(
                            given.stream().filter(it -> !isUrl(it)).findFirst().orElse("")));
        }
        return urls(urls);
    }

    private static ReferenceImages urls(List<String> urls) {
        if (urls.size() < RULES.minImages() || urls.size() > RULES.maxImages()) {
            throw CommandStopped.badInput(
                    "%d URLs were given; give %d to %d.".formatted(urls.size(), RULES.minImages(), RULES.maxImages()));
        }
        var seen = new HashSet<String>();
        for (var url : urls) {
            if (!seen.add(url)) {
                throw CommandStopped.badInput("%s is given twice; leave one out.".formatted(url));
            }
            if (!hasHost(url)) {
                throw CommandStopped.badInput("%s is no complete URL; correct it.".formatted(url));
            }
        }
        return new ReferenceImages.Urls(urls);
    }

    private static ReferenceImages directory(String given) {
        var directory = Path.of(given);
        if (!Files.exists(directory)) {
            throw CommandStopped.badInput(
                    "There is no directory %s; give one that holds your images, or their URLs.".formatted(given));
        }
        if (!Files.isDirectory(directory)) {
            throw CommandStopped.badInput("%s is a file; give the directory that holds your images.".formatted(given));
        }
        var images = new ArrayList<Path>();
        var ignored = new ArrayList<String>();
        for (var file : list(directory)) {
            if (isImage(file)) {
                images.add(file);
            } else {
                ignored.add(name(file));
            }
        }
        return new ReferenceImages.Files(directory, check(directory, images), ignored);
    }

    private static List<ReferenceImages.File> check(Path directory, List<Path> images) {
        var files = images.stream().map(ImageFile::of).toList();
        return switch (new ImageCheck(RULES).checkAll(files)) {
            case SetVerdict.Refused refused ->
                throw CommandStopped.badInput(refused.problems().stream()
                        .map(problem -> sentence(directory, problem))
                        .collect(Collectors.joining("\n")));
            case SetVerdict.Usable usable -> {
                var checked = new ArrayList<ReferenceImages.File>();
                for (int i = 0; i < images.size(); i++) {
                    checked.add(new ReferenceImages.File(
                            images.get(i), usable.images().get(i)));
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

    private static List<Path> list(Path directory) {
        try (var entries = Files.list(directory)) {
            return entries.sorted(Comparator.comparing(GivenImages::name)).toList();
        } catch (IOException ex) {
            throw CommandStopped.badInput(
                    "The directory %s cannot be read; check that you may read it.".formatted(directory));
        }
    }

    private static boolean isImage(Path file) {
        var name = name(file).toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && !Files.isDirectory(file)
                && ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static boolean isUrl(String given) {
        return given.regionMatches(true, 0, "http://", 0, 7) || given.regionMatches(true, 0, "https://", 0, 8);
    }

    private static boolean hasHost(String url) {
        try {
            return URI.create(url).getHost() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
