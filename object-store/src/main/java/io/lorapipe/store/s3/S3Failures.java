package io.lorapipe.store.s3;

import io.lorapipe.store.StoreException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What a failed call means for the caller; the codes are those of S3, which its likes use as well. */
final class S3Failures {

    private final String host;
    private final String bucket;

    S3Failures(String host, String bucket) {
        this.host = host;
        this.bucket = bucket;
    }

    StoreException of(SdkException failure) {
        if (!(failure instanceof S3Exception answered)) {
            return unanswered(failure);
        }
        String code = code(answered);
        return code == null ? ofStatus(answered.statusCode(), answered) : ofCode(code, answered);
    }

    /** The code in the body of an answer; null when it has none, as with HEAD, and where no S3 answers. */
    static @Nullable String code(SdkException failure) {
        AwsErrorDetails details = failure instanceof S3Exception answered ? answered.awsErrorDetails() : null;
        String code = details == null ? null : details.errorCode();
        return code == null || code.isBlank() || code.chars().allMatch(Character::isDigit) ? null : code;
    }

    private StoreException ofCode(String code, S3Exception answer) {
        return switch (code) {
            case "InvalidAccessKeyId" ->
                refused("%s does not know the access key: correct AWS_ACCESS_KEY_ID.".formatted(host));
            case "SignatureDoesNotMatch" ->
                refused("%s finds our signature wrong: correct AWS_SECRET_ACCESS_KEY, AWS_REGION and the endpoint."
                        .formatted(host));
            case "ExpiredToken", "InvalidToken", "TokenRefreshRequired" ->
                refused("%s does not take the session token any more: renew AWS_SESSION_TOKEN and its keys."
                        .formatted(host));
            case "RequestTimeTooSkewed" ->
                refused("The clock of this machine differs too much from that of %s: set it right.".formatted(host));
            case "AccessDenied", "AllAccessDisabled", "AccountProblem" ->
                refused(
                        "%s denies access to the bucket %s: let the key get, put, delete and list its objects and multipart uploads."
                                .formatted(host, bucket));
            case "NoSuchBucket", "InvalidBucketName" ->
                refused("%s has no bucket %s: make it, or correct LORAPIPE_S3_BUCKET.".formatted(host, bucket));
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" ->
                refused("The bucket %s lies in another region than %s asked for: correct AWS_REGION."
                        .formatted(bucket, host));
            case "InvalidMimeType" ->
                refused("The bucket %s at %s does not take this type of file: see its allowed types."
                        .formatted(bucket, host));
            case "InvalidRange" -> refused("%s does not give bytes from there on.".formatted(host));
            case "NoSuchUpload" ->
                unavailable(
                        "The upload to %s was taken back or ended elsewhere; it is begun anew.".formatted(host),
                        answer);
            case "BadDigest", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch", "IncompleteBody" ->
                damaged(answer);
            case "SlowDown", "ServiceUnavailable", "InternalError", "RequestTimeout", "OperationAborted" ->
                busy(answer);
            case "XMinioStorageFull", "QuotaExceeded", "XMinioAdminBucketQuotaExceeded" ->
                unavailable(
                        "The bucket %s at %s is full: make room or raise its quota.".formatted(bucket, host), answer);
            default -> ofStatus(answer.statusCode(), answer);
        };
    }

    /** The server got other bytes than were sent. */
    StoreException damaged(@Nullable SdkException cause) {
        return unavailable("The bytes arrived damaged at %s; they are sent again.".formatted(host), cause);
    }

    private StoreException ofStatus(int status, S3Exception answer) {
        return switch (status) {
            case 401, 403 ->
                refused("%s refused the keys (%d): check AWS_ACCESS_KEY_ID and the rights on the bucket %s."
                        .formatted(host, status, bucket));
            case 408, 425, 429 -> busy(answer);
            case 507 ->
                unavailable(
                        "The bucket %s at %s is full: make room or raise its quota.".formatted(bucket, host), answer);
            default ->
                status >= 500
                        ? busy(answer)
                        : refused(
                                "%s refused the call with status %d: check AWS_ENDPOINT_URL_S3 and LORAPIPE_S3_BUCKET."
                                        .formatted(host, status));
        };
    }

    private StoreException unanswered(SdkException failure) {
        if (String.valueOf(failure.getMessage()).startsWith("Unable to load credentials")) {
            return refused(
                    "There are no keys for %s: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.".formatted(host));
        }
        return unavailable(
                "%s did not answer as S3 does: check the network and AWS_ENDPOINT_URL_S3.".formatted(host), failure);
    }

    private StoreException busy(S3Exception answer) {
        return unavailable(
                "%s does not work at the moment (status %d); it is tried again.".formatted(host, answer.statusCode()),
                answer);
    }

    private static StoreException refused(String sentence) {
        return new StoreException.Refused(sentence);
    }

    private static StoreException unavailable(String sentence, @Nullable SdkException cause) {
        return new StoreException.Unavailable(sentence, cause);
    }
}
