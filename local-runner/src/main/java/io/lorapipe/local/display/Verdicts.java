package io.lorapipe.local.display;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageProblem;
import io.lorapipe.images.check.Verdict;
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

    /** Each in its order, and how many are usable. */
    public void show(List<Verdict> verdicts) {
        for (var verdict : verdicts) {
            out.println(json ? object(verdict) : line(verdict));
        }
        var usable = verdicts.stream().filter(Verdict.Usable.class::isInstance).count();
        out.println(
                json
                        ? JSON.writeValueAsString(
                                ordered("type", "summary", "images", verdicts.size(), "usable", usable))
                        : "%d of %d images can be trained on.".formatted(usable, verdicts.size()));
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

    private static String object(Verdict verdict) {
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
                                "sha256", image.sha256());
                    case Verdict.Refused(ImageProblem problem) ->
                        ordered(
                                "type", "image",
                                "name", problem.culprit(),
                                "usable", false,
                                "code", problem.code().name().toLowerCase(Locale.ROOT),
                                "message", problem.sentence());
                });
    }

    private static Map<String, Object> ordered(Object... pairs) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return object;
    }
}
