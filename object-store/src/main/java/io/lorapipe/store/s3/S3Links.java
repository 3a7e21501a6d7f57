package io.lorapipe.store.s3;

import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.StoreException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Links to objects of a bucket; their signature covers the name of the download as well. */
final class S3Links {

    /** SigV4 signs for no longer. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private final S3Connection connection;
    private final S3Failures failures;

    S3Links(S3Connection connection, S3Failures failures) {
        this.connection = connection;
        this.failures = failures;
    }

    URI link(ObjectKey key, Duration expiry, String name) {
        if (expiry.compareTo(LONGEST) > 0) {
            throw new StoreException.Refused(
                    "A link of S3 lives for 7 days at most, and one was asked for that lives for %d hours: shorten the deadlines of trainings."
                            .formatted(expiry.toHours()));
        }
        try {
            S3Presigner presigner = connection.presigner();
            return URI.create(presigner
                    .presignGetObject(presign -> presign.signatureDuration(expiry)
                            .getObjectRequest(get -> get.bucket(connection.bucket())
                                    .key(key.value())
                                    .responseContentDisposition(attachment(name))))
                    .url()
                    .toString());
        } catch (SdkClientException e) {
            throw failures.of(e);
        }
    }

    /** The name for every client, and exactly for those that read the second form. */
    private static String attachment(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._() -]", "_");
        String exact = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"" + plain + "\"" + (plain.equals(name) ? "" : "; filename*=UTF-8''" + exact);
    }
}
