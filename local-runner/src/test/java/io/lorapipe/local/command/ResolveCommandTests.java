package io.lorapipe.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.local.testing.ScriptedGateway;
import io.lorapipe.local.testing.Typed;
import org.junit.jupiter.api.Test;

class ResolveCommandTests {

    private static final String ID = "01998c9e-0000-7000-8000-000000000000";
    private static final String HELD = waiting(1, "HELD", "The provider did not answer.");

    @Test
    void aTrainingThatIsSentAgainIsSaidToBe() {
        try (var gateway = ScriptedGateway.of(HELD, running(2, "Handing the archive over to the provider."))) {
            var typed = resolve(gateway, "--resubmit");

            assertThat(typed.exitCode()).isZero();
            assertThat(typed.out()).startsWith("The training is sent again, as another attempt; lorapipe watch " + ID);
            assertThat(gateway.decisions()).containsExactly("{\"decision\":\"resubmit\"}");
        }
    }

    @Test
    void aTrainingThatWaitsForItsTurnToBeSentAgainIsSentAgain() {
        try (var gateway = ScriptedGateway.of(HELD, waiting(1, "ADMISSION", "Waiting our turn, 3 ahead."))) {
            assertThat(resolve(gateway, "--resubmit").exitCode()).isZero();
        }
    }

    @Test
    void aTrainingThatWasFoundMeanwhileIsNotSentAgainAndTheCommandSaysSo() {
        try (var gateway = ScriptedGateway.of(HELD, running(1, "Queued at the provider."))) {
            var typed = resolve(gateway, "--resubmit");

            assertThat(typed.exitCode()).isOne();
            assertThat(typed.err().strip())
                    .isEqualTo("Training %s was not sent again; it is RUNNING. Queued at the provider.".formatted(ID));
        }
    }

    @Test
    void aTrainingThatStaysHeldAlthoughADecisionWasPassedOnIsNotSentAgain() {
        try (var gateway = ScriptedGateway.of(HELD, waiting(1, "HELD", "Not sent again: the archive was fetched."))) {
            var typed = resolve(gateway, "--resubmit");

            assertThat(typed.exitCode()).isOne();
            assertThat(typed.err()).contains("it is WAITING. Not sent again: the archive was fetched.");
        }
    }

    @Test
    void aTrainingThatWasGivenUpIsSaidToBe() {
        try (var gateway = ScriptedGateway.of(HELD, failed("OUTCOME_UNKNOWN"))) {
            var typed = resolve(gateway, "--abandon");

            assertThat(typed.exitCode()).isZero();
            assertThat(typed.out().strip()).isEqualTo("Training %s was given up.".formatted(ID));
            assertThat(gateway.decisions()).containsExactly("{\"decision\":\"abandon\"}");
        }
    }

    @Test
    void aTrainingThatFailedForAnotherReasonWasNotGivenUp() {
        try (var gateway = ScriptedGateway.of(HELD, failed("PROVIDER_REFUSED"))) {
            var typed = resolve(gateway, "--abandon");

            assertThat(typed.exitCode()).isOne();
            assertThat(typed.err()).contains("was not given up; it is FAILED. It ended.");
        }
    }

    @Test
    void aTrainingThatIsNotHeldIsAnsweredWithTheGatewaysSentence() {
        var sentence = "The training is running, not held; there is nothing to decide.";
        var refusal = "{\"status\":409,\"code\":\"not_held\",\"detail\":\"%s\"}".formatted(sentence);
        try (var gateway = ScriptedGateway.refusing(running(1, "Training."), refusal)) {
            var typed = resolve(gateway, "--resubmit");

            assertThat(typed.exitCode()).isOne();
            assertThat(typed.err().strip()).isEqualTo(sentence);
        }
    }

    @Test
    void anOperatorIsToldThatTheDecisionAboutAnothersTrainingWasPassedOn() {
        try (var gateway = ScriptedGateway.of(ScriptedGateway.MISSING, ScriptedGateway.MISSING)) {
            var typed = resolve(gateway, "--abandon");

            assertThat(typed.exitCode()).isZero();
            assertThat(typed.out()).startsWith("The decision was passed on;");
        }
    }

    @Test
    void statusOfAHeldTrainingSaysHowToDecide() {
        try (var gateway = ScriptedGateway.of(HELD, HELD)) {
            assertThat(Typed.command("status", ID, "--server", gateway.address())
                            .out())
                    .contains("lorapipe resolve " + ID);
        }
    }

    private static Typed resolve(ScriptedGateway gateway, String decision) {
        return Typed.command("resolve", ID, decision, "--server", gateway.address());
    }

    private static String waiting(int attempt, String reason, String message) {
        return training("WAITING", attempt, message, ",\"waitingReason\":\"%s\"".formatted(reason), "");
    }

    private static String running(int attempt, String message) {
        return training("RUNNING", attempt, message, "", "");
    }

    private static String failed(String code) {
        return training(
                "FAILED",
                1,
                "It ended.",
                "",
                ",\"failure\":{\"code\":\"%s\",\"message\":\"It ended.\"}".formatted(code));
    }

    private static String training(String state, int attempt, String message, String waiting, String failure) {
        return """
                {"id":"%s","characterId":"mira","characterName":"Mira","state":"%s","cancelRequested":false,
                 "preset":"p","requestedAt":"2026-11-23T08:00:00Z","attempt":%d,
                 "progress":{"attempt":%d,"stage":"TRAINING","state":"%s","percent":61,"message":"%s"%s}%s}""".formatted(ID, state, attempt, attempt, state, message, waiting, failure);
    }
}
