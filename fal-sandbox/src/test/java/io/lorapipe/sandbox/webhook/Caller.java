package io.lorapipe.sandbox.webhook;

import static io.lorapipe.sandbox.Sandbox.FAST_TRAINING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lorapipe.sandbox.Neighbour;
import io.lorapipe.sandbox.Neighbour.Heard;
import io.lorapipe.sandbox.Sandbox;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Somebody who submits to a sandbox of its own, and hears of the end by webhook. */
final class Caller implements AutoCloseable {

    final Sandbox sandbox;
    final Neighbour neighbour;

    /** Answers webhooks with these codes in turn, and with 200 when they are used up. */
    Caller(Path data, Integer... replies) {
        sandbox = Sandbox.start(data);
        neighbour = new Neighbour(replies);
    }

    /** Has webhooks go wrong so, in single quotes. */
    void fault(String fields) {
        sandbox.faults("{'at':'webhook'," + fields + "}");
    }

    /** Returns the id of a request that ends at once. */
    String submit() {
        var webhook = URLEncoder.encode(neighbour.url("/hooks/done"), UTF_8);
        var path = sandbox.submit(FAST_TRAINING + "?fal_webhook=" + webhook, "{}");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** As above, once it has ended. */
    String submitAndAwaitEnd() {
        var id = submit();
        sandbox.awaitResult("/" + FAST_TRAINING + "/requests/" + id);
        return id;
    }

    /** Waits for the first of them. */
    List<Heard> awaitHeard(int count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(neighbour.heard()).hasSize(count));
        return neighbour.heard();
    }

    static String id(Heard heard) {
        return heard.header("X-Fal-Webhook-Request-Id");
    }

    @Override
    public void close() {
        sandbox.close();
        neighbour.close();
    }
}
