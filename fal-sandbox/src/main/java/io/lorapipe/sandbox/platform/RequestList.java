package io.lorapipe.sandbox.platform;

import io.lorapipe.sandbox.faults.Faults;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.Requests;
import java.time.Clock;

/** Answers queries from the requests themselves, as far as they are listed yet. */
public final class RequestList {

    private final Requests requests;
    private final Listing listing;
    private final Hiding hiding;
    private final Clock clock;

    public RequestList(Requests requests, Listing listing, Faults faults, Clock clock) {
        this.requests = requests;
        this.listing = listing;
        this.hiding = new Hiding(faults);
        this.clock = clock;
    }

    public Page<FalRequest> find(RequestQuery query) {
        var now = clock.instant();
        // In the order they were accepted, so that a script meets them in it.
        var listed = requests.all().stream()
                .filter(request -> query.matches(request, now))
                .filter(request -> listing.shows(request, now) && !hiding.hides(request, now))
                .toList();
        var all = listed.reversed().stream().sorted(query.sorting().order()).toList();
        return Page.of(all, query.page());
    }
}
