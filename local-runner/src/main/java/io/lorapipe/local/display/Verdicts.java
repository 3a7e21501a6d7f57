package io.lorapipe.local.display;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageProblem;
import io.lorapipe.images.check.Verdict;
import io.lorapipe.images.warn.ImageWarning;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Shows what a check found out about images. */
public final class Verdicts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

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

    /**
     * Each in its order, and how many are usable.
     *
     * @param warnings those of each usable image, in their order
     */
    public void show(List<Verdict> verdicts, List<List<ImageWarning>> warnings) {
        var ofUsable = warnings.iterator();
        for (var verdict : verdicts) {
            List<ImageWarning> its = verdict instanceof Verdict.Usable ? ofUsable.next() : List.of();
            if (json) {
                out.println(object(verdict, its));
            } else {
                out.println(line(verdict));
                its.forEach(warning -> out.println("warning  " + warning.sentence()));
            }
        }
        sumUp(verdicts.size(), warnings);
    }

    private void sumUp(int images, List<List<ImageWarning>> warnings) {
        int usable = warnings.size();
        int warned = warnings.stream().mapToInt(List::size).sum();
        if (json) {
            out.println(JSON.writeValueAsString(
                    ordered("type", "summary", "images", images, "usable", usable, "warnings", warned)));
        } else {
            var with = warned == 0 ? "" : warned == 1 ? ", with 1 warning" : ", with %d warnings".formatted(warned);
            out.println("%d of %d images can be trained on%s.".formatted(usable, images, with));
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

    private static String object(Verdict verdict, List<ImageWarning> warnings) {
        return JSON.writeValueAsString(
                switch (verdict) {
                    case Verdict.Usable(CheckedImage image) ->
                        ordered(
                                "type", "image",
                                "name", image.name(),
                                "usable", true,
                                "format", image.format().name(),
                                "width", image.width(),
                                "height", image.height(),
                                "bytes", image.bytes(),
                                "sha256", image.sha256(),
                                "warnings",
                                        warnings.stream().map(Verdicts::object).toList());
                    case Verdict.Refused(ImageProblem problem) ->
                        ordered(
                                "type", "image",
                                "name", problem.culprit(),
                                "usable", false,
                                "code", problem.code().name().toLowerCase(Locale.ROOT),
                                "message", problem.sentence());
                });
    }

    private static Map<String, Object> object(ImageWarning warning) {
        return ordered(
                "code", warning.code().name().toLowerCase(Locale.ROOT),
                "message", warning.sentence());
    }

    private static Map<String, Object> ordered(Object... pairs) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return object;
    }
}
