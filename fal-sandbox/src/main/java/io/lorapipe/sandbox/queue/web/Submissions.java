package io.lorapipe.sandbox.queue.web;

import io.lorapipe.sandbox.queue.Submission;
import io.lorapipe.sandbox.trainers.Trainer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes submissions of calls. */
final class Submissions {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Clock clock;
    private final Supplier<UUID> ids;

    Submissions(Clock clock, Supplier<UUID> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    Submission of(Trainer trainer, SubmitCall call) {
        var input = json(call.body());
        return new Submission(
                ids.get(),
                call.account().id(),
                trainer.endpoint(),
                clock.instant(),
                sha256(call.body()),
                trainer.archiveUrl(input),
                input,
                call.base(),
                call.webhook(),
                call.startTimeout());
    }

    /** What is no JSON is kept as text, and refused when it runs. */
    private static JsonNode json(byte[] body) {
        try {
            var tree = JSON.readTree(body);
            return tree.isMissingNode() ? JsonNodeFactory.instance.nullNode() : tree;
        } catch (JacksonException ex) {
            return JsonNodeFactory.instance.stringNode(new String(body, StandardCharsets.UTF_8));
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("Every Java has SHA-256", ex);
        }
    }
}
