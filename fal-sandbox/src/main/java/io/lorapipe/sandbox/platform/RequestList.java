package io.lorapipe.sandbox.platform;

import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.Requests;
import java.time.Clock;

/** Answers queries from the requests themselves, as far as they are listed yet. */
public final class RequestList {

    private final Requests requests;
    private final Listing listing;
    private final Clock clock;

    public RequestList(Requests requests, Listing listing, Clock clock) {
        this.requests = requests;
        this.listing = listing;
        this.clock = clock;
    }

    public Page<FalRequest> find(RequestQuery query) {
        var now = clock.instant();
        var all = requests.all().stream()
                .filter(request -> listing.shows(request, now) && query.matches(request, now))
                .sorted(query.sorting().order())
                .toList();
        return Page.of(all, query.page());
    }
}
