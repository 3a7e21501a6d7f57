package io.lorapipe.sandbox.faults.run;

import io.lorapipe.sandbox.faults.kinds.RunFault;
import io.lorapipe.sandbox.queue.Outcome;
import io.lorapipe.sandbox.trainers.ErrorDetail;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** How a run that a script lets fail ends. */
final class FailedRun {

    /** The bounds that fal states with the types that have some. */
    private static final Map<String, Map<String, Object>> BOUNDS = Map.of(
            "file_too_large", Map.of("max_size", 1_000_000),
            "image_too_small", Map.of("min_width", 512, "min_height", 512),
            "image_too_large", Map.of("max_width", 4096, "max_height", 4096),
            "greater_than", Map.of("gt", 0),
            "greater_than_equal", Map.of("ge", 1),
            "less_than", Map.of("lt", 10_000),
            "less_than_equal", Map.of("le", 10_000),
            "multiple_of", Map.of("multiple_of", 100));

    private FailedRun() {}

    static Outcome of(RunFault.Fail fail) {
        return switch (fail.shape()) {
            case FLAT -> new Outcome.Failed(fail.status(), fail.type(), fail.message(), false);
            case TEXT -> new Outcome.ModelFailed(fail.status(), StringNode.valueOf(fail.message()), fail.retryable());
            case LIST -> new Outcome.ModelFailed(fail.status(), list(fail), fail.retryable());
        };
    }

    private static JsonNode list(RunFault.Fail fail) {
        var url = "https://docs.fal.ai/errors#" + fail.type();
        var detail = new ErrorDetail(List.of("body"), fail.message(), fail.type(), url, BOUNDS.get(fail.type()), null);
        return JsonMapper.shared().valueToTree(List.of(detail));
    }
}
