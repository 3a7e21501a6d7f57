package io.lorapipe.local.input;

import io.lorapipe.images.check.ImageProblem;
import io.lorapipe.images.check.ImageProblem.Code;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.Verdict;
import io.lorapipe.images.fetch.DataUrl;
import io.lorapipe.images.warn.ImageWarning;
import io.lorapipe.local.outcome.CommandStopped;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the images that a command names, and refuses what cannot be trained on before anything starts. */
public final class GivenImages {

    private static final ImageRules RULES = ImageRules.standard();
    private static final FileCheck CHECK = new FileCheck();

    private GivenImages() {}

    /**
     * The images of one directory, or at these URLs; fails with {@link CommandStopped}, for warnings too where that is
     * strict. What lies at URLs is looked at by the pipeline; what stands in one, here.
     */
    public static ReferenceImages read(List<String> given, boolean strict) {
        var urls = given.stream().filter(GivenImages::isUrl).toList();
        if (urls.isEmpty() && given.size() == 1) {
            return directory(given.getFirst(), strict);
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
        for (int i = 0; i < urls.size(); i++) {
            var url = urls.get(i);
            var shown = DataUrl.is(url) ? "image " + (i + 1) : shown(url);
            if (!seen.add(url)) {
                throw CommandStopped.badInput("%s is given twice; leave one out.".formatted(shown));
            }
            if (DataUrl.is(url)) {
                DataImage.objectionTo(shown, url).ifPresent(objection -> {
                    throw CommandStopped.badInput(objection);
                });
            } else if (!hasHost(url)) {
                throw CommandStopped.badInput("%s is no complete URL; correct it.".formatted(shown));
            }
        }
        return new ReferenceImages.Urls(urls);
    }

    /** The images of one directory, with their captions; fails with {@link CommandStopped}. */
    public static ReferenceImages.Files directory(String given) {
        return directory(given, false);
    }

    private static ReferenceImages.Files directory(String given, boolean strict) {
        var directory = ImageDirectory.at(given);
        var judgement = CHECK.set(directory.files());
        if (!judgement.problems().isEmpty()) {
            throw refused(directory.path(), judgement);
        }
        if (strict) {
            refuseWarnings(CHECK.lookedAt(judgement.files()));
        }
        var files = judgement.files().stream().map(GivenImages::file).toList();
        return new ReferenceImages.Files(directory.path(), files, directory.ignored());
    }

    private static ReferenceImages.File file(JudgedFile judged) {
        return switch (judged.verdict()) {
            case Verdict.Usable(var image) ->
                new ReferenceImages.File(judged.file().path(), image, judged.caption());
            case Verdict.Refused(var problem) -> throw new IllegalStateException(problem.sentence());
        };
    }

    private static void refuseWarnings(List<JudgedFile> files) {
        var sentences = files.stream()
                .flatMap(file -> file.warnings().stream())
                .map(ImageWarning::sentence)
                .collect(Collectors.joining("\n"));
        if (!sentences.isEmpty()) {
            throw new ImagesRefused(sentences, files, List.of());
        }
    }

    private static ImagesRefused refused(Path directory, FileCheck.Judgement judgement) {
        var sentences = judgement.problems().stream()
                .map(problem -> isOfTheSet(problem) ? sentence(directory, problem) : problem.sentence())
                .collect(Collectors.joining("\n"));
        var ofTheSet =
                judgement.problems().stream().filter(GivenImages::isOfTheSet).toList();
        return new ImagesRefused(sentences, judgement.files(), ofTheSet);
    }

    private static boolean isOfTheSet(ImageProblem problem) {
        return problem.code() == Code.TOO_FEW_IMAGES || problem.code() == Code.TOO_MANY_IMAGES;
    }

    private static String sentence(Path directory, ImageProblem problem) {
        return "%s %s; %s (.jpg, .png or .webp).".formatted(directory, problem.found(), problem.remedy());
    }

    private static boolean isUrl(String given) {
        return given.regionMatches(true, 0, "http://", 0, 7)
                || given.regionMatches(true, 0, "https://", 0, 8)
                || DataUrl.is(given);
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
