package io.lorapipe.system.guarantees;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of the provider's ledger: accepted, and to be paid. */
public record Submission(String requestId, String archiveUrl) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static List<Submission> read(String ledger) {
        return JSON.readTree(ledger).valueStream().map(Submission::of).toList();
    }

    private static Submission of(JsonNode line) {
        return new Submission(
                line.path("request_id").asString(), line.path("archive_url").asString(""));
    }
}
