package io.lorapipe.sandbox.queue.web;

import io.lorapipe.sandbox.queue.Requests;
import java.util.List;
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
    List<LedgerEntry> ledger() {
        return requests.all().stream().map(LedgerEntry::of).toList();
    }
}
