package io.lorapipe.training.fal;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where fal.ai is and how it is spoken to.
 *
 * @param key secret key of the account; without it every training waits, and says so
 * @param queueUrl address of the queue
 * @param platformUrl address of the platform interface, which lists requests
 * @param jwksUrl address of the keys that sign webhooks
 * @param webhookUrl our own public address for webhooks; without it attempts are only polled
 * @param userId the account that webhooks must name; without it any account is taken, for all are signed alike
 * @param fileHosts hosts that trained files may lie on, subdomains included, each with a port where only that one is
 *     meant; the provider's own addresses are always allowed
 * @param listsRequests whether the provider has a list of requests; where it has none, false has nobody wait for its
 *     word
 * @param connectTimeout limit of connecting
 * @param callTimeout limit of any call from its beginning to the end of its answer
 */
@ConfigurationProperties("lorapipe.fal")
public record FalProperties(
        @Nullable String key,
        @DefaultValue("https://queue.fal.run") URI queueUrl,
        @DefaultValue("https://api.fal.ai") URI platformUrl,

        @DefaultValue("https://rest.fal.ai/.well-known/jwks.json")
        URI jwksUrl,

        @Nullable URI webhookUrl,
        @Nullable String userId,
        @DefaultValue("fal.media") List<String> fileHosts,
        @DefaultValue("true") boolean listsRequests,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("30s") Duration callTimeout) {

    private static final Pattern SENDABLE = Pattern.compile("[ -~]+");

    public FalProperties {
        key = key == null || key.isBlank() ? null : key.strip();
        requireSendable(key);
        webhookUrl = webhookUrl == null || webhookUrl.toString().isBlank() ? null : webhookUrl;
        userId = userId == null || userId.isBlank() ? null : userId.strip();
        fileHosts = List.copyOf(fileHosts);
        requireAddress("queue-url", queueUrl);
        requireAddress("platform-url", platformUrl);
        requireAddress("jwks-url", jwksUrl);
        if (webhookUrl != null) {
            requireAddress("webhook-url", webhookUrl);
        }
        requirePositive("connect-timeout", connectTimeout);
        requirePositive("call-timeout", callTimeout);
    }

    /** Where the provider itself is, the queue first. */
    public List<URI> origins() {
        return List.of(queueUrl, platformUrl, jwksUrl);
    }

    private static void requireSendable(@Nullable String key) {
        if (key != null && !SENDABLE.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "FAL_KEY (lorapipe.fal.key) must be one line of ASCII characters, for it is sent in a header");
        }
    }

    private static void requireAddress(String name, URI url) {
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new IllegalArgumentException(
                    "lorapipe.fal.%s must be an http or https address, not \"%s\"".formatted(name, url));
        }
    }

    private static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("lorapipe.fal.%s must be positive, not %s".formatted(name, duration));
        }
    }

    @Override
    public String toString() {
        return "FalProperties[key=%s, queueUrl=%s, platformUrl=%s, jwksUrl=%s, webhookUrl=%s, fileHosts=%s]"
                .formatted(key == null ? "none" : "set", queueUrl, platformUrl, jwksUrl, webhookUrl, fileHosts);
    }
}
