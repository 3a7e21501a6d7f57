package io.lorapipe.local.display;

import io.lorapipe.images.check.CheckedImage;
import io.lorapipe.images.check.ImageProblem;
import io.lorapipe.images.check.Verdict;
import io.lorapipe.images.warn.ImageWarning;
import io.lorapipe.local.input.JudgedFile;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a check found out, as JSON; apart from the lines for people, which need no JSON and start sooner without. */
final class VerdictObjects {

    private VerdictObjects() {}

    static String of(int number, JudgedFile file) {
        return json(
                switch (file.verdict()) {
                    case Verdict.Usable(CheckedImage image) ->
                        ordered(
                                "type", "image",
                                "index", number,
                                "name", file.file().name(),
                                "usable", true,
                                "format", image.format().name(),
                                "width", image.width(),
                                "height", image.height(),
                                "bytes", image.bytes(),
                                "sha256", image.sha256(),
                                "warnings",
                                        file.warnings().stream()
                                                .map(VerdictObjects::object)
                                                .toList());
                    case Verdict.Refused(ImageProblem problem) ->
                        ordered(
                                "type",
                                "image",
                                "index",
                                number,
                                "name",
                                file.file().name(),
                                "usable",
                                false,
                                "code",
                                code(problem.code()),
                                "message",
                                problem.sentence());
                });
    }

    static String ofTheSet(ImageProblem problem) {
        return json(
                ordered("type", "set", "usable", false, "code", code(problem.code()), "message", problem.sentence()));
    }

    static String summary(int images, int usable, int warnings) {
        return json(ordered("type", "summary", "images", images, "usable", usable, "warnings", warnings));
    }

    private static Map<String, Object> object(ImageWarning warning) {
        return ordered("code", code(warning.code()), "message", warning.sentence());
    }

    private static String code(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT);
    }

    private static String json(Map<String, Object> object) {
        return JsonMapper.shared().writeValueAsString(object);
    }

    private static Map<String, Object> ordered(Object... pairs) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return object;
    }
}
