package io.lorapipe.sandbox.platform;

import io.lorapipe.sandbox.faults.Call;
import io.lorapipe.sandbox.faults.Faults;
import io.lorapipe.sandbox.faults.kinds.ListFault;
import io.lorapipe.sandbox.faults.kinds.Point;
import io.lorapipe.sandbox.queue.FalRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What the fault script keeps out of lists; what was thrown at a request stays with it. */
final class Hiding {

    private final Faults faults;
    private final Map<UUID, ListFault.OfRequest> thrown = new ConcurrentHashMap<>();

    Hiding(Faults faults) {
        this.faults = faults;
    }

    boolean hides(FalRequest request, Instant now) {
        return fault(request)
                .map(fault -> switch (fault) {
                    case ListFault.Lag(var by) ->
                        now.isBefore(request.submission().acceptedAt().plus(by));
                    case ListFault.Omit omit -> true;
                })
                .orElse(false);
    }

    private Optional<ListFault.OfRequest> fault(FalRequest request) {
        var before = Optional.ofNullable(thrown.get(request.id()));
        if (before.isPresent() || !faults.concern(Point.LIST)) {
            return before;
        }
        var url = request.submission().url(request.submission().baseUrl());
        var now = faults.next(ListFault.OfRequest.class, Call.about(Point.LIST, request, url));
        now.ifPresent(fault -> thrown.put(request.id(), fault));
        return now;
    }
}
