package io.lorapipe.training.fal;

import io.lorapipe.presets.Preset;
import io.lorapipe.training.attempt.CancelAnswer;
import io.lorapipe.training.attempt.Order;
import io.lorapipe.training.attempt.RemoteFile;
import io.lorapipe.training.attempt.RemoteRequest;
import io.lorapipe.training.attempt.Sight;
import io.lorapipe.training.attempt.Submission;
import io.lorapipe.training.attempt.TrainedFiles;
import io.lorapipe.training.attempt.Trainer;
import io.lorapipe.training.fal.FalHttp.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;

/** Trains at fal.ai, or at any server that speaks its queue protocol. */
final class FalTrainer implements Trainer {

    static final String NAME = "fal";
    private static final byte[] NOTHING = {};

    private final FalHttp http;
    private final Submitting submitting;

    FalTrainer(FalHttp http, FalAddresses addresses) {
        this.http = http;
        this.submitting = new Submitting(http, addresses);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Submission submit(Order order) {
        return submitting.submit(order);
    }

    @Override
    public Sight look(RemoteRequest request, Preset preset) {
        try {
            var url = address(request.status())
                    .newBuilder()
                    .setQueryParameter("logs", "1")
                    .build();
            var answer = http.call(http.request(url).build());
            return answer.isSuccess()
                    ? seen(request, preset, answer.body())
                    : new Sight.Unseen("status " + answer.status());
        } catch (IOException failed) {
            return new Sight.Unseen(failed.toString());
        }
    }

    private Sight seen(RemoteRequest request, Preset preset, JsonNode status) throws IOException {
        return switch (status.path("status").asString("")) {
            case "IN_QUEUE" -> {
                var position = status.path("queue_position");
                yield new Sight.Queued(position.isIntegralNumber() ? position.asInt() : null);
            }
            case "IN_PROGRESS" -> new Sight.Running(log(status));
            case "COMPLETED" ->
                ended(preset, http.call(http.request(address(request.result())).build()), status);
            default -> new Sight.Unseen("a status that is not known");
        };
    }

    /** That it ended is not that it went well: the result decides. */
    private static Sight ended(Preset preset, Answer result, JsonNode status) {
        var error = status.path("error").asString("");
        var errorType = status.path("error_type").asString("");
        if (result.isSuccess()) {
            var weights = file(result.body().path(preset.weightsField()));
            if (weights.isPresent()) {
                var config = file(result.body().path(preset.configField())).orElse(null);
                return new Sight.Trained(new TrainedFiles(weights.get(), config), log(status));
            }
        }
        if (FalFailures.isCancelled(result.status(), result.body(), errorType)) {
            return new Sight.Cancelled();
        }
        var failed = !error.isBlank() || result.isSuccess() && !errorType.isBlank() || isTheModelsOwn(result);
        return failed
                ? new Sight.Failed(FalFailures.ofResult(result.status(), result.body(), error, errorType))
                : new Sight.WithoutResult("no weights in an answer with status " + result.status());
    }

    /** A gateway on the way, a lock or a limit says nothing about the training; gateways know no more than a text. */
    private static boolean isTheModelsOwn(Answer result) {
        var detail = result.body().path("detail");
        var told = result.body().has("error_type") || detail.isArray();
        return switch (result.status()) {
            case 401, 403, 404, 408, 409, 410, 425, 429 -> false;
            case 400 -> told || detail.isString() && !detail.asString().contains("in progress");
            default -> result.status() >= 400 && (told || detail.isString() && result.status() < 500);
        };
    }

    @Override
    public CancelAnswer cancel(RemoteRequest request) {
        try {
            var put = http.request(address(request.cancel())).put(RequestBody.create(NOTHING));
            var answer = http.call(put.build());
            return switch (answer.status()) {
                case 404 -> CancelAnswer.NOT_FOUND;
                case 400 -> saysItEnded(answer) ? CancelAnswer.ALREADY_COMPLETED : CancelAnswer.UNANSWERED;
                default -> answer.isSuccess() ? CancelAnswer.ACCEPTED : CancelAnswer.UNANSWERED;
            };
        } catch (IOException failed) {
            return CancelAnswer.UNANSWERED;
        }
    }

    private static boolean saysItEnded(Answer answer) {
        return answer.body().path("status").asString("").equals("ALREADY_COMPLETED");
    }

    private static HttpUrl address(URI uri) {
        return HttpUrl.get(uri.toString());
    }

    private static Optional<RemoteFile> file(JsonNode file) {
        var url = HttpUrl.parse(file.path("url").asString(""));
        if (url == null) {
            return Optional.empty();
        }
        var size = file.path("file_size");
        return Optional.of(new RemoteFile(url.uri(), size.isIntegralNumber() ? size.asLong() : null));
    }

    /** Entries in the shape of today and of before, and bare lines. */
    private static List<String> log(JsonNode status) {
        var lines = new ArrayList<String>();
        for (var entry : status.path("logs")) {
            var line =
                    entry.isString() ? entry.asString() : entry.path("message").asString("");
            lines.add(Unsaid.withoutQueries(line));
        }
        return lines;
    }
}
