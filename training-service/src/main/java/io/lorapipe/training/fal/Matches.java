package io.lorapipe.training.fal;

import io.lorapipe.presets.Preset;
import io.lorapipe.training.attempt.Search;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What of a list of requests may be an attempt. */
final class Matches {

    private final Preset preset;
    private final String attempt;
    private final Set<String> found = new HashSet<>();
    private int unreadable;

    Matches(Preset preset, UUID attemptId) {
        this.preset = preset;
        this.attempt = attemptId.toString();
    }

    /** A request whose input or id is not there to be read may be any attempt. */
    void take(JsonNode item) {
        var archive = ListPage.archive(item, preset);
        var requestId = item.path("request_id").asString("");
        if (archive.isBlank()) {
            unreadable++;
        } else if (archive.contains(attempt)) {
            if (FalAddresses.isRequestId(requestId)) {
                found.add(requestId);
            } else {
                unreadable++;
            }
        }
    }

    Search search(FalAddresses addresses) {
        return switch (found.size()) {
            case 0 ->
                unreadable == 0
                        ? new Search.NotListed()
                        : new Search.Unavailable("%d requests are listed without an input".formatted(unreadable));
            case 1 ->
                new Search.Found(addresses.request(preset, found.iterator().next()));
            default -> new Search.Ambiguous(found.size());
        };
    }
}
