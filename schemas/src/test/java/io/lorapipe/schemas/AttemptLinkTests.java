package io.lorapipe.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptLinkTests {

    private static final AttemptLink LINK = new AttemptLink(
            UUID.fromString("019ab0c4-8a1e-7000-8000-000000000001"),
            UUID.fromString("019ab0c4-8a1e-7000-8000-000000000002"));

    @Test
    void theAttemptIsKnownAgainByTheNameOfItsLink() {
        assertThat(AttemptLink.ofFileName(LINK.fileName())).contains(LINK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trial_019ab0c4-8a1e-7000-8000-000000000002.zip",
                "training_019ab0c4-8a1e-7000-8000-000000000002.zip",
                "x training_019ab0c4-8a1e-7000-8000-000000000001_attempt_019ab0c4-8a1e-7000-8000-000000000002.zip",
                "training_1_attempt_2.zip",
                ""
            })
    void noOtherNameIsTakenForThatOfAnAttempt(String name) {
        assertThat(AttemptLink.ofFileName(name)).isEmpty();
    }
}
