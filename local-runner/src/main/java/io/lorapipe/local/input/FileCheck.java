package io.lorapipe.local.input;

import io.lorapipe.images.check.Captions;
import io.lorapipe.images.check.Captions.CaptionFile;
import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageCheck;
import io.lorapipe.images.check.ImageProblem;
import io.lorapipe.images.check.ImageRules;
import io.lorapipe.images.check.SetVerdict;
import io.lorapipe.images.check.Verdict;
import io.lorapipe.images.warn.Warnings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks images and their captions by the rules that the services keep; nothing is thrown for what is wrong with them.
 */
public final class FileCheck {

    private final ImageRules rules = ImageRules.standard();
    private final ImageCheck check = new ImageCheck(rules);

    /** Each by itself, and that none is there twice. */
    public List<JudgedFile> each(List<GivenFile> files) {
        var verdicts = check.checkEach(files.stream().map(GivenFile::image).toList());
        var judged = new ArrayList<JudgedFile>();
        for (int i = 0; i < files.size(); i++) {
            judged.add(withCaption(files.get(i), verdicts.get(i)));
        }
        return judged;
    }

    /** The same files, with what is to be said of those that are usable. */
    public List<JudgedFile> lookedAt(List<JudgedFile> files) {
        var images = new ArrayList<CheckedImage>();
        var paths = new ArrayList<Path>();
        for (var each : files) {
            if (each.verdict() instanceof Verdict.Usable(var image)) {
                images.add(image);
                paths.add(each.file().path());
            }
        }
        var warnings = Warnings.of(images, paths).iterator();
        return files.stream()
                .map(each -> each.isUsable()
                        ? new JudgedFile(each.file(), each.verdict(), each.caption(), warnings.next())
                        : each)
                .toList();
    }

    /** A set to train on. No image is decoded where there are too many. */
    Judgement set(List<GivenFile> files) {
        if (files.size() > rules.maxImages()) {
            return judgement(
                    List.of(),
                    check.checkAll(files.stream().map(GivenFile::image).toList()));
        }
        var judged = each(files);
        return judgement(
                judged, check.judge(judged.stream().map(JudgedFile::verdict).toList()));
    }

    /** What was found of each, where they were looked at, and everything that is wrong. */
    record Judgement(List<JudgedFile> files, List<ImageProblem> problems) {}

    private static Judgement judgement(List<JudgedFile> files, SetVerdict verdict) {
        return switch (verdict) {
            case SetVerdict.Usable usable -> new Judgement(files, List.of());
            case SetVerdict.Refused(var problems) -> new Judgement(files, problems);
        };
    }

    private static JudgedFile withCaption(GivenFile given, Verdict verdict) {
        if (given.caption().isEmpty() || !(verdict instanceof Verdict.Usable)) {
            return new JudgedFile(given.image(), verdict, null, List.of());
        }
        var file = given.caption().get();
        return switch (Captions.read(file)) {
            case CaptionFile.Usable(var caption) -> new JudgedFile(given.image(), verdict, caption, List.of());
            case CaptionFile.Faulty(var found) ->
                new JudgedFile(given.image(), new Verdict.Refused(problem(file, found)), null, List.of());
        };
    }

    private static ImageProblem problem(Path caption, String found) {
        return new ImageProblem(
                ImageProblem.Code.INVALID_CAPTION,
                String.valueOf(caption.getFileName()),
                found,
                "give 1 to %d characters of UTF-8 text, or remove the file".formatted(Captions.LONGEST));
    }
}
