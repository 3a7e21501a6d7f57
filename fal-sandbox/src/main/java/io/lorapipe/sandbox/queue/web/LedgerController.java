package io.lorapipe.sandbox.queue.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.Requests;
import io.lorapipe.sandbox.queue.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was accepted, and would have been paid at fal. Not part of fal's API. */
@RestController
class LedgerController {

    private final Requests requests;

    LedgerController(Requests requests) {
        this.requests = requests;
    }

    @GetMapping("/sandbox/ledger")
    List<Entry> ledger() {
        return requests.all().stream()
                .map(FalRequest::submission)
                .map(Entry::of)
                .toList();
    }

    record Entry(
            @JsonProperty("request_id") UUID requestId,
            @JsonProperty("endpoint") String endpoint,
            @JsonProperty("accepted_at") Instant acceptedAt,
            @JsonProperty("input_sha256") String inputSha256,
            @JsonProperty("archive_url") Optional<String> archiveUrl,
            @JsonProperty("webhook_url") Optional<String> webhookUrl) {

        static Entry of(Submission submission) {
            return new Entry(
                    submission.requestId(),
                    submission.endpoint(),
                    submission.acceptedAt(),
                    submission.inputSha256(),
                    submission.archiveUrl(),
                    submission.webhook());
        }
    }
}
