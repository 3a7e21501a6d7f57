package io.lorapipe.sandbox.webhook.http;

import io.lorapipe.sandbox.webhook.Reply;
import io.lorapipe.sandbox.webhook.WebhookMessage;
import io.lorapipe.sandbox.webhook.WebhookReceivers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Posts webhooks. Unlike fal, it also posts to private addresses: that is where a sandbox's callers are. */
public final class HttpReceivers implements WebhookReceivers {

    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient http = new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .build();

    @Override
    public Reply send(String url, WebhookMessage message, Duration atMost) {
        var address = HttpUrl.parse(url);
        if (address == null) {
            return new Reply.Hopeless("the webhook is not an http(s) URL");
        }
        var request = new Request.Builder()
                .url(address)
                .header("X-Fal-Webhook-Request-Id", message.requestId())
                .header("X-Fal-Webhook-User-Id", message.userId())
                .header("X-Fal-Webhook-Timestamp", Long.toString(message.timestamp()))
                .post(RequestBody.create(message.body().getBytes(StandardCharsets.UTF_8), JSON));
        message.signature().ifPresent(signature -> request.header("X-Fal-Webhook-Signature", signature));
        var limited = http.newBuilder().callTimeout(atMost).readTimeout(atMost).build();
        try (var response = limited.newCall(request.build()).execute()) {
            return reply(response.code());
        } catch (IOException ex) {
            return new Reply.TryAgain("the receiver could not be reached");
        }
    }

    private static Reply reply(int code) {
        if (code / 100 == 2) {
            return new Reply.Acknowledged();
        }
        return code / 100 == 3
                ? new Reply.Hopeless("the receiver redirects, which is not followed")
                : new Reply.TryAgain("the receiver answered " + code);
    }
}
