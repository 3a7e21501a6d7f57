package io.lorapipe.gateway;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may change about the gateway.
 *
 * @param allowAnonymousNetworkAccess whether the gateway may listen on other addresses than loopback without sign-in:
 *     then everyone who reaches it is its one user
 * @param publicHosts names under which browsers reach it, besides localhost; e.g. {@code lora.example.org}
 * @param operators ids of the users who may decide about held trainings of anybody
 * @param minImages fewest reference images of a training
 * @param maxImages most reference images of a training
 * @param heartbeat pause after which a silent stream carries a comment, so that nobody between takes it for dead
 * @param streamBuffer records that wait for a slow reader before its stream is cut
 * @param quietAfter how long nothing may be heard of a training before it is asked for again
 * @param keepIdempotencyKeys how long an idempotency key is remembered
 * @param keepProgress how long the records of an ended training are kept
 * @param spool directory for uploads that are being checked; of this process alone, swept at start
 * @param spoolLimit most bytes that may lie there; at least what one request may have
 * @param uploadUrl where upload-service is asked what becomes of archives
 */
@ConfigurationProperties("lorapipe.gateway")
public record GatewayProperties(
        @DefaultValue("false") boolean allowAnonymousNetworkAccess,
        @DefaultValue Set<String> publicHosts,
        @DefaultValue Set<String> operators,
        @DefaultValue("6") int minImages,
        @DefaultValue("12") int maxImages,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("1000") int streamBuffer,
        @DefaultValue("10m") Duration quietAfter,
        @DefaultValue("30d") Duration keepIdempotencyKeys,
        @DefaultValue("7d") Duration keepProgress,
        @DefaultValue("lorapipe-data/gateway-spool") Path spool,
        @DefaultValue("2GB") DataSize spoolLimit,
        @DefaultValue("http://localhost:8082") URI uploadUrl) {

    private static final long LARGEST_REQUEST = DataSize.ofMegabytes(250).toBytes();
    private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public GatewayProperties {
        publicHosts = Set.copyOf(publicHosts);
        operators = Set.copyOf(operators);
        require(
                operators.stream().allMatch(USER_ID.asMatchPredicate()),
                "operators must be ids of 1 to 64 characters of A-Z a-z 0-9 _ -",
                operators);
        require(minImages >= 1, "min-images must be at least 1", minImages);
        require(maxImages >= minImages, "max-images must not be below min-images", maxImages);
        require(heartbeat.isPositive(), "heartbeat must be positive", heartbeat);
        require(streamBuffer >= 1, "stream-buffer must be at least 1", streamBuffer);
        require(quietAfter.isPositive(), "quiet-after must be positive", quietAfter);
        require(keepIdempotencyKeys.isPositive(), "keep-idempotency-keys must be positive", keepIdempotencyKeys);
        require(keepProgress.isPositive(), "keep-progress must be positive", keepProgress);
        require(spoolLimit.toBytes() >= LARGEST_REQUEST, "spool-limit must be at least 250MB", spoolLimit);
        require(
                "http".equals(uploadUrl.getScheme()) || "https".equals(uploadUrl.getScheme()),
                "upload-url must be an http or https address",
                uploadUrl);
    }

    private static void require(boolean holds, String rule, Object given) {
        if (!holds) {
            throw new IllegalArgumentException("lorapipe.gateway." + rule + ", not " + given);
        }
    }
}
