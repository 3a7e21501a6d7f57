package io.lorapipe.system.guarantees;

import io.lorapipe.schemas.AttemptLink;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of the provider's ledger: accepted, and to be paid. */
public record Submission(String requestId, String archiveUrl) {

    /** In the query of a link that we serve, in the fragment of one that the provider serves. */
    private static final Pattern NAME = Pattern.compile("training_[0-9a-z_-]+\\.zip");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static List<Submission> read(String ledger) {
        return JSON.readTree(ledger).valueStream().map(Submission::of).toList();
    }

    /** The attempt, and its training, that was submitted: by the name of the archive's link. */
    Optional<AttemptLink> link() {
        return NAME.matcher(archiveUrl)
                .results()
                .flatMap(found -> AttemptLink.ofFileName(found.group()).stream())
                .findFirst();
    }

    private static Submission of(JsonNode line) {
        return new Submission(
                line.path("request_id").asString(), line.path("archive_url").asString(""));
    }
}
