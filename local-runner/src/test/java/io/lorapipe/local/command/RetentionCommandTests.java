package io.lorapipe.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.local.testing.ScriptedGateway;
import io.lorapipe.local.testing.Typed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionCommandTests {

    private static final String RETENTION = """
            {"now": "2026-11-23T11:00:00Z", "keepArchives": "PT24H",
             "archives": [
               {"store": "local-1", "key": "local/lora-training/training_a.zip", "sha256": "a", "size": 16500000,
                "state": "LIVE", "lastUsedAt": "2026-11-23T10:00:00.123Z", "deletedAfter": "2026-11-24T10:00:00.123Z",
                "heldBy": []},
               {"store": "local-1", "key": "local/lora-training/training_b.zip", "sha256": "b", "size": 1000000,
                "state": "LIVE", "lastUsedAt": "2026-11-23T10:00:00Z", "deletedAfter": "2026-11-26T10:00:00Z",
                "heldBy": ["0199"]},
               {"store": "fal", "key": "local/lora-training/training_c.zip", "sha256": "c", "size": 1000000,
                "state": "DECLINED", "lastUsedAt": "2026-11-20T10:00:00Z", "deletedAfter": null, "heldBy": []}],
             "orphans": [
               {"store": "local-1", "key": "local/lora-training/training_e.zip", "size": 3000000,
                "firstSeenAt": "2026-11-23T10:30:00Z", "removedAfter": "2026-11-24T10:30:00Z"},
               {"store": "local-1", "key": "local/lora-training/training_f.json", "size": 3000,
                "firstSeenAt": "2026-11-23T10:30:00Z", "removedAfter": null}],
             "receipts": [
               {"store": "local-1", "key": "local/lora-training/training_d.zip", "sha256": "d", "size": 2000000,
                "why": "EXPIRED", "outcome": "DELETED", "verifiedBy": "HEAD", "explanation": null,
                "at": "2026-11-23T09:00:00Z"},
               {"store": "fal", "key": "local/lora-training/training_c.zip", "sha256": "c", "size": 1000000,
                "why": "EXPIRED", "outcome": "DECLINED", "verifiedBy": null, "explanation": "fal.ai does not delete.",
                "at": "2026-11-23T08:00:00Z"}]}
            """;

    @Test
    void eachArchiveIsShownWithWhatHoldsItAndEachDeletionWithItsReceipt() {
        try (var gateway = ScriptedGateway.retaining(RETENTION)) {
            var typed = Typed.command("retention", "--server", gateway.address());

            assertThat(typed.exitCode()).isZero();
            assertThat(typed.out().lines())
                    .containsExactly(
                            "An archive is kept 24 h after its last use.",
                            "kept       until 2026-11-24T10:00:00Z  local/lora-training/training_a.zip, 16.5 MB",
                            "held       until 2026-11-26T10:00:00Z  local/lora-training/training_b.zip, 1.0 MB, held by training 0199",
                            "stays      as long as its store keeps it  local/lora-training/training_c.zip, 1.0 MB",
                            "orphan     until 2026-11-24T10:30:00Z  local/lora-training/training_e.zip, 3.0 MB, nothing names it",
                            "orphan     stays, for sweeps remove nothing  local/lora-training/training_f.json, 0.0 MB, nothing names it",
                            "deleted    at 2026-11-23T09:00:00Z  local/lora-training/training_d.zip, 2.0 MB, its time was over; the store was asked, and it is gone",
                            "declined   at 2026-11-23T08:00:00Z  local/lora-training/training_c.zip, 1.0 MB, its time was over: fal.ai does not delete.");
        }
    }

    @Test
    void forScriptsThereIsOneObjectALine() {
        try (var gateway = ScriptedGateway.retaining(RETENTION)) {
            var typed = Typed.command("retention", "--json", "--server", gateway.address());

            assertThat(typed.out().lines())
                    .hasSize(8)
                    .startsWith("{\"type\":\"retention\",\"now\":\"2026-11-23T11:00:00Z\",\"keepArchives\":\"PT24H\"}")
                    .anyMatch(line -> line.startsWith("{\"type\":\"archive\",\"store\":\"local-1\"")
                            && line.contains("\"heldBy\":[\"0199\"]"))
                    .anyMatch(line -> line.startsWith("{\"type\":\"orphan\",\"store\":\"local-1\""))
                    .last()
                    .asString()
                    .startsWith("{\"type\":\"receipt\"");
        }
    }

    @Test
    void anUploadServiceThatDoesNotAnswerIsSaidInTheGatewaysWords() {
        var refusal = "{\"status\":503,\"code\":\"RETENTION_UNAVAILABLE\",\"detail\":\"upload-service is silent.\"}";
        try (var gateway = ScriptedGateway.refusing("{}", refusal)) {
            var typed = Typed.command("retention", "--server", gateway.address());

            assertThat(typed.exitCode()).isEqualTo(3);
            assertThat(typed.err().strip()).isEqualTo("upload-service is silent.");
        }
    }

    @Test
    void aDirectoryThatNeverHeldATrainingStartsNothing(@TempDir Path directory) {
        var typed =
                Typed.command("retention", "--data", directory.resolve("data").toString());

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).startsWith("There are no archives yet");
        assertThat(directory.resolve("data")).doesNotExist();
    }
}
