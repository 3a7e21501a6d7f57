package io.lorapipe.sandbox.faults.web;

import static io.lorapipe.sandbox.Sandbox.FAST_TRAINING;
import static io.lorapipe.sandbox.Sandbox.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.sandbox.Sandbox;
import io.lorapipe.sandbox.faults.script.InvalidScript;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptInForceTests {

    @TempDir
    Path data;

    @Test
    void aScriptNamedAtTheStartIsInForceUntilItIsReplacedOrTakenAway() throws IOException {
        var file = Files.writeString(data.resolve("faults.yml"), "faults: [{at: submit, fault: locked}]");
        try (var sandbox = Sandbox.start(data.resolve("data"), "--lorapipe.sandbox.faults=" + file)) {
            assertThat(sandbox.post("/" + FAST_TRAINING, "{}").statusCode()).isEqualTo(403);

            sandbox.faults("{'at':'submit','fault':'answer','status':500}");
            assertThat(sandbox.post("/" + FAST_TRAINING, "{}").statusCode()).isEqualTo(500);

            sandbox.noFaults();
            assertThat(sandbox.post("/" + FAST_TRAINING, "{}").statusCode()).isEqualTo(200);
            assertThat(sandbox.thrown())
                    .extracting(thrown -> thrown.get("fault").stringValue())
                    .containsExactly("locked", "answer");
        }
    }

    @Test
    void theScriptInForceTellsWhatEachRuleMetAndThrew() {
        try (var sandbox = Sandbox.start(data)) {
            sandbox.faults("{'at':'submit','fault':'locked','nth':2}");
            for (var call = 0; call < 3; call++) {
                sandbox.post("/" + FAST_TRAINING, "{}");
            }

            var script = json(sandbox.get("/sandbox/faults"));
            var rule = script.get("faults").get(0);

            assertThat(script.get("seed").longValue()).isEqualTo(7);
            assertThat(rule.get("rule").get("nth").intValue()).isEqualTo(2);
            assertThat(rule.get("met").intValue()).isEqualTo(3);
            assertThat(rule.get("thrown").intValue()).isEqualTo(1);
        }
    }

    @Test
    void aScriptThatCannotBeMeantIsRefusedAndTheOneBeforeStays() {
        try (var sandbox = Sandbox.start(data)) {
            sandbox.faults("{'at':'submit','fault':'locked'}");

            var answer = sandbox.send(sandbox.request("/sandbox/faults")
                    .PUT(BodyPublishers.ofString("faults: [{at: submit, fault: drop, chance: 2}]")));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).get("detail").stringValue())
                    .isEqualTo("faults[0].chance is 2; it must be a number from 0 to 1.");
            assertThat(sandbox.post("/" + FAST_TRAINING, "{}").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aBadOrMissingFileStopsTheStart() throws IOException {
        var bad = Files.writeString(data.resolve("bad.json"), "{\"faults\":[{\"at\":\"submit\"}]}");

        assertThatThrownBy(() -> Sandbox.start(data.resolve("data"), "--lorapipe.sandbox.faults=" + bad))
                .rootCause()
                .isInstanceOf(InvalidScript.class)
                .hasMessageStartingWith("faults[0].fault is missing; it must be one of ");
        assertThatThrownBy(
                        () -> Sandbox.start(data.resolve("data"), "--lorapipe.sandbox.faults=" + data.resolve("none")))
                .rootCause()
                .isInstanceOf(InvalidScript.class)
                .hasMessageContaining("none cannot be read");
    }
}
