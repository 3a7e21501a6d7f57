package io.lorapipe.benchmark.stores;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import okhttp3.Headers;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The one request that sends bytes to a store, and nothing before or after it. */
record Plain(String method, URI url, Headers headers) {

    static Plain request(Target target, String name) {
        var at = target.address().toString();
        return switch (target.kind()) {
            case LOCAL -> of("PUT", target.directory().resolve(name).toUri());
            case S3 -> of("PUT", presigned(target, name));
            case SUPABASE ->
                of(
                        "POST",
                        URI.create(at + "/storage/v1/object/" + Target.BUCKET + "/" + name),
                        "apikey",
                        target.key(),
                        "x-upsert",
                        "true");
            case FAL -> of("PUT", URI.create(at + "/storage/put/" + UUID.randomUUID() + "/" + name));
        };
    }

    private static Plain of(String method, URI url, String... headers) {
        var all = Headers.of(headers)
                .newBuilder()
                .add("Content-Type", Archive.ZIP)
                .build();
        return new Plain(method, url, all);
    }

    private static URI presigned(Target target, String name) {
        var keys = AwsBasicCredentials.create(Target.S3_ID, target.key());
        try (var presigner = S3Presigner.builder()
                .region(Region.of(Target.REGION))
                .endpointOverride(target.address())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(StaticCredentialsProvider.create(keys))
                .build()) {
            var asked = presigner.presignPutObject(presign -> presign.signatureDuration(Duration.ofHours(1))
                    .putObjectRequest(put -> put.bucket(Target.BUCKET).key(name).contentType(Archive.ZIP)));
            return URI.create(asked.url().toString());
        }
    }
}
