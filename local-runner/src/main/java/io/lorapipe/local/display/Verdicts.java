package io.lorapipe.local.display;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageProblem;
import io.lorapipe.images.check.Verdict;
import io.lorapipe.local.input.JudgedFile;
import java.io.PrintStream;
import java.util.List;

/** Shows what a check found out about images. */
public final class Verdicts {

    private final PrintStream out;
    private final boolean json;

    private Verdicts(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** A line for each, for people; or one JSON object a line, for scripts. */
    public static Verdicts on(Terminal terminal, boolean json) {
        return new Verdicts(terminal.out(), json);
    }

    /** Each in its order, and how many are usable. */
    public void show(List<JudgedFile> files) {
        show(files, List.of());
    }

    /** The same of a set, with what no single image of it is to blame for. */
    public void show(List<JudgedFile> files, List<ImageProblem> ofTheSet) {
        for (int i = 0; i < files.size(); i++) {
            showOne(i + 1, files.get(i));
        }
        for (var problem : ofTheSet) {
            out.println(json ? VerdictObjects.ofTheSet(problem) : "refused  " + problem.sentence());
        }
        int usable = (int) files.stream().filter(JudgedFile::isUsable).count();
        int warnings = files.stream().mapToInt(file -> file.warnings().size()).sum();
        out.println(
                json
                        ? VerdictObjects.summary(files.size(), usable, warnings)
                        : summary(files.size(), usable, warnings));
    }

    private void showOne(int number, JudgedFile file) {
        if (json) {
            out.println(VerdictObjects.of(number, file));
        } else {
            out.println("%2d  %s".formatted(number, line(file.verdict())));
            file.warnings().forEach(warning -> out.println("    warning  " + warning.sentence()));
        }
    }

    private static String line(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Usable(CheckedImage image) ->
                "usable   %s: %s, %d x %d pixels, %s"
                        .formatted(
                                Printable.lines(image.name()),
                                image.format(),
                                image.width(),
                                image.height(),
                                Sizes.words(image.bytes()));
            case Verdict.Refused(ImageProblem problem) -> "refused  " + problem.sentence();
        };
    }

    private static String summary(int images, int usable, int warnings) {
        var with = warnings == 0 ? "" : warnings == 1 ? ", with 1 warning" : ", with %d warnings".formatted(warnings);
        return "%d of %d images can be trained on%s.".formatted(usable, images, with);
    }
}
