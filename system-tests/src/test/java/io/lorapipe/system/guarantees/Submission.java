package io.lorapipe.system.guarantees;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of the provider's ledger: accepted, and to be paid. */
public record Submission(String requestId, String archiveUrl) {

    private static final Pattern ATTEMPT = Pattern.compile("training_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static List<Submission> read(String ledger) {
        return JSON.readTree(ledger).valueStream().map(Submission::of).toList();
    }

    /** The attempt that was submitted, by the name of the archive's link. */
    Optional<String> attempt() {
        return ATTEMPT.matcher(archiveUrl)
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }

    private static Submission of(JsonNode line) {
        return new Submission(
                line.path("request_id").asString(), line.path("archive_url").asString(""));
    }
}
