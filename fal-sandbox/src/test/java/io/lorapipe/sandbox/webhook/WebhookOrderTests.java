package io.lorapipe.sandbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookOrderTests {

    @TempDir
    Path data;

    private Caller caller;

    @BeforeEach
    void start() {
        caller = new Caller(data);
    }

    @AfterEach
    void stop() {
        caller.close();
    }

    @Test
    void aDuplicatedWebhookComesAgainToTheLastByte() {
        caller.fault("'fault':'duplicate','copies':2");

        caller.submit();

        var heard = caller.awaitHeard(3);
        assertThat(heard)
                .extracting(each -> each.header("X-Fal-Webhook-Signature") + each.body())
                .containsOnly(heard.getFirst().header("X-Fal-Webhook-Signature")
                        + heard.getFirst().body());
        assertThat(Verification.succeeds(caller.sandbox, heard.getLast())).isTrue();
    }

    @Test
    void aLateWebhookIsOvertaken() {
        caller.fault("'fault':'late','by':'2s','times':1");

        var late = caller.submitAndAwaitEnd();
        var next = caller.submit();

        assertThat(caller.awaitHeard(2)).extracting(Caller::id).containsExactly(next, late);
    }

    @Test
    void aWebhookCanWaitForALaterOne() {
        caller.fault("'fault':'after_next'");

        var first = caller.submitAndAwaitEnd();
        var second = caller.submit();

        assertThat(caller.awaitHeard(2)).extracting(Caller::id).containsExactly(second, first);
    }

    @Test
    void aWebhookThatNoLaterOneFollowsWaitsSoLongOnly() {
        caller.fault("'fault':'after_next','at_most':'1s'");

        caller.submit();

        assertThat(Verification.succeeds(caller.sandbox, caller.awaitHeard(1).getFirst()))
                .isTrue();
    }

    @Test
    void aWebhookCanComeBeforeTheAnswerToItsSubmit() {
        caller.fault("'fault':'before_submit_answer'");

        var id = caller.submit();

        assertThat(caller.neighbour.heard()).extracting(Caller::id).containsExactly(id);
        assertThat(caller.sandbox.thrown()).hasSize(1);
    }

    @Test
    void aSubmitWaitsForItsWebhookSoLongOnly() {
        caller.sandbox.faults(
                "{'at':'run','fault':'never_ends'}",
                "{'at':'webhook','fault':'before_submit_answer','at_most':'200ms'}");

        caller.submit();

        assertThat(caller.neighbour.heard()).isEmpty();
    }
}
