package io.lorapipe.store.s3;

import io.lorapipe.store.ShownUrl;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Access to a bucket behind the S3 interface; null takes the default.
 *
 * @param bucket from LORAPIPE_S3_BUCKET
 * @param region from AWS_REGION or AWS_DEFAULT_REGION; default {@code us-east-1} where an endpoint is given
 * @param endpoint address of a server that is not AWS, from AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL
 * @param pathStyle whether the bucket stands in the path and not in the host, from LORAPIPE_S3_PATH_STYLE; default yes
 *     where an endpoint is given
 * @param accessKeyId from AWS_ACCESS_KEY_ID; without it the credentials are looked for where the AWS tools do
 * @param secretAccessKey from AWS_SECRET_ACCESS_KEY
 * @param sessionToken from AWS_SESSION_TOKEN, for keys that expire
 */
public record S3Settings(
        @Nullable String bucket,
        @Nullable String region,
        @Nullable URI endpoint,
        @Nullable Boolean pathStyle,
        @Nullable String accessKeyId,
        @Nullable String secretAccessKey,
        @Nullable String sessionToken) {

    /** No bucket. */
    public static final S3Settings NONE = new S3Settings(null, null, null, null, null, null, null);

    public S3Settings {
        bucket = blankToNull(bucket);
        region = blankToNull(region);
        accessKeyId = blankToNull(accessKeyId);
        secretAccessKey = blankToNull(secretAccessKey);
        sessionToken = blankToNull(sessionToken);
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "S3Settings[bucket=%s, region=%s, endpoint=%s, pathStyle=%s, accessKeyId=%s]"
                .formatted(bucket, region, ShownUrl.of(endpoint), pathStyle, accessKeyId == null ? "none" : "set");
    }
}
