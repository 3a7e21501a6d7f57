package io.lorapipe.store.s3;

import io.lorapipe.store.InvalidStoreSettings;
import io.lorapipe.store.ShownUrl;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** How a bucket is reached, and the SDK's clients for it, which are made when the first call needs them. */
final class S3Connection {

    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String bucket;
    private final String region;
    private final @Nullable URI endpoint;
    private final boolean pathStyle;
    private final @Nullable AwsCredentialsProvider keys;
    private @Nullable S3Client client;
    private @Nullable S3Presigner presigner;

    private S3Connection(S3Settings settings, String bucket, String region, @Nullable AwsCredentialsProvider keys) {
        this.bucket = bucket;
        this.region = region;
        this.endpoint = settings.endpoint();
        this.pathStyle = settings.pathStyle() == null ? endpoint != null : settings.pathStyle();
        this.keys = keys;
    }

    /** Checks the settings; nothing is called yet. */
    static S3Connection of(S3Settings settings) {
        URI endpoint = settings.endpoint();
        String region = settings.region();
        if (settings.bucket() == null) {
            throw new InvalidStoreSettings("A store is s3, which needs a bucket: set LORAPIPE_S3_BUCKET.");
        }
        if (region == null && endpoint == null) {
            throw new InvalidStoreSettings("A store is s3, which needs the region of its bucket: set AWS_REGION.");
        }
        if (endpoint != null
                && (endpoint.getHost() == null
                        || !String.valueOf(endpoint.getScheme()).startsWith("http"))) {
            throw new InvalidStoreSettings("AWS_ENDPOINT_URL_S3 is \"%s\", which is no http or https address."
                    .formatted(ShownUrl.of(endpoint)));
        }
        return new S3Connection(settings, settings.bucket(), region == null ? "us-east-1" : region, keys(settings));
    }

    private static @Nullable AwsCredentialsProvider keys(S3Settings settings) {
        String id = settings.accessKeyId();
        String secret = settings.secretAccessKey();
        String token = settings.sessionToken();
        if ((id == null) != (secret == null)) {
            throw new InvalidStoreSettings(
                    "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY belong together, but one of them is missing: set both or none.");
        }
        if (id == null || secret == null) {
            return null;
        }
        return StaticCredentialsProvider.create(
                token == null
                        ? AwsBasicCredentials.create(id, secret)
                        : AwsSessionCredentials.create(id, secret, token));
    }

    String bucket() {
        return bucket;
    }

    /** Host that is asked, with its port where it is not the usual one. */
    String host() {
        if (endpoint == null) {
            return "s3." + region + ".amazonaws.com";
        }
        return endpoint.getPort() < 0 ? endpoint.getHost() : endpoint.getHost() + ":" + endpoint.getPort();
    }

    boolean isEncrypted() {
        return endpoint == null || "https".equals(endpoint.getScheme());
    }

    synchronized S3Client client() {
        if (client == null) {
            client = S3Client.builder()
                    .region(Region.of(region))
                    .endpointOverride(endpoint)
                    .serviceConfiguration(style())
                    .credentialsProvider(credentials())
                    .httpClient(new OkHttpTransport())
                    // what we store carries its SHA-256; the SDK's own checksums are not understood everywhere
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                    .overrideConfiguration(configuration -> configuration.retryStrategy(retries()))
                    .build();
        }
        return client;
    }

    synchronized S3Presigner presigner() {
        if (presigner == null) {
            presigner = S3Presigner.builder()
                    .region(Region.of(region))
                    .endpointOverride(endpoint)
                    .serviceConfiguration(style())
                    .credentialsProvider(credentials())
                    .build();
        }
        return presigner;
    }

    private S3Configuration style() {
        return S3Configuration.builder()
                .pathStyleAccessEnabled(pathStyle)
                .expectContinueEnabled(false) // not every proxy answers it; a refusal is heard all the same
                .build();
    }

    private AwsCredentialsProvider credentials() {
        return keys == null ? DefaultCredentialsProvider.builder().build() : keys;
    }

    private static StandardRetryStrategy retries() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(ATTEMPTS)
                .backoffStrategy(BackoffStrategy.exponentialDelay(FIRST_PAUSE, LONGEST_PAUSE))
                .build();
    }
}
