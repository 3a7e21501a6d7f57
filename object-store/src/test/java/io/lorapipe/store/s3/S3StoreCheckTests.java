package io.lorapipe.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.store.check.CheckedStore;
import io.lorapipe.store.check.Step;
import io.lorapipe.store.check.StepResult;
import io.lorapipe.store.check.StoreCheck;
import io.lorapipe.store.roles.StoreRole;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the check says of a real server that checks signatures, and of one that refuses. */
class S3StoreCheckTests {

    private final S3Server server = S3Server.running();

    @Test
    void aBucketThatDoesAllIsWellAndNothingStaysInIt() {
        String bucket = server.newBucket();
        CheckedStore checked = check(server.settings(bucket), false);

        assertThat(checked.isWell()).as("%s", checked.steps()).isTrue();
        assertThat(checked.steps())
                .filteredOn(step -> !(step instanceof StepResult.Ok))
                .extracting(StepResult::step)
                .containsExactly(Step.LIMIT);
        assertThat(server.objects(bucket)).isEmpty();
    }

    @Test
    void aBucketThatIsMissingIsNamedAndMadeWhenThatIsAskedFor() {
        S3Settings settings = server.settings("made-by-a-check");

        assertThat(put(check(settings, false)))
                .contains("has no bucket made-by-a-check", "LORAPIPE_S3_BUCKET")
                .contains("s3:PutObject");
        assertThat(check(settings, true).steps())
                .contains(new StepResult.Ok(Step.BUCKET, "The bucket was made."))
                .noneMatch(StepResult.Failed.class::isInstance);
        assertThat(check(settings, true).steps()).contains(new StepResult.Ok(Step.BUCKET, "The bucket is there."));
    }

    @Test
    void aWrongKeyAndAWrongSecretAreNamed() {
        String bucket = server.newBucket();

        assertThat(put(check(settings(bucket, server.url(), "nobody", S3Server.SECRET), false)))
                .contains("AWS_ACCESS_KEY_ID");
        assertThat(put(check(settings(bucket, server.url(), S3Server.ID, "not the secret"), false)))
                .contains("AWS_SECRET_ACCESS_KEY")
                .doesNotContain("not the secret");
    }

    @ParameterizedTest
    @CsvSource({
        "301, PermanentRedirect, AWS_REGION",
        "400, AuthorizationHeaderMalformed, AWS_REGION",
        "400, IllegalLocationConstraintException, AWS_REGION",
        "403, RequestTimeTooSkewed, clock of this machine",
        "403, AccessDenied, s3:PutObject",
        "403, InvalidAccessKeyId, AWS_ACCESS_KEY_ID",
        "400, ExpiredToken, AWS_SESSION_TOKEN",
    })
    void whatTheServerRefusesSaysWhichRightOrSettingIsMissing(int status, String code, String named) {
        try (RefusingServer refusing = new RefusingServer(status, code)) {
            CheckedStore checked = check(settings("b", refusing.url(), S3Server.ID, S3Server.SECRET), true);

            assertThat(put(checked)).contains(named).doesNotContain("inner message");
            assertThat(checked.steps().getFirst())
                    .isInstanceOfSatisfying(
                            StepResult.Failed.class,
                            bucket -> assertThat(bucket.sentence()).doesNotContain("inner message"));
            assertThat(checked.steps())
                    .filteredOn(StepResult.Failed.class::isInstance)
                    .extracting(StepResult::step)
                    .contains(Step.BUCKET, Step.PUT, Step.LIST, Step.UNFINISHED);
        }
    }

    private static CheckedStore check(S3Settings settings, boolean create) {
        return new StoreCheck(UUID::randomUUID, Clock.systemUTC(), create)
                .one(S3Store.open(settings), EnumSet.allOf(StoreRole.class));
    }

    private static String put(CheckedStore checked) {
        return checked.steps().stream()
                .filter(step -> step.step() == Step.PUT)
                .map(StepResult.Failed.class::cast)
                .map(failed -> failed.sentence() + " " + failed.advice())
                .findFirst()
                .orElseThrow();
    }

    private static S3Settings settings(String bucket, URI endpoint, String id, String secret) {
        return new S3Settings(bucket, "eu-west-1", endpoint, null, id, secret, null);
    }
}
