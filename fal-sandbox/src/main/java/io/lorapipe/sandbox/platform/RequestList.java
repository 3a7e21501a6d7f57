package io.lorapipe.sandbox.platform;

import io.lorapipe.sandbox.platform.RequestQuery.Sorting;
import io.lorapipe.sandbox.platform.RequestQuery.Status;
import io.lorapipe.sandbox.queue.Answer;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.RequestState.Ended;
import io.lorapipe.sandbox.queue.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Answers queries from the requests themselves, so it knows of a request as soon as it is accepted. */
public final class RequestList {

    /** One page. */
    public record Page(List<FalRequest> items, boolean hasMore) {}

    private static final Comparator<FalRequest> BY_END =
            Comparator.comparing((FalRequest request) -> endedAt(request).orElse(Instant.MAX));
    private static final Comparator<FalRequest> BY_DURATION = Comparator.comparing(RequestList::duration);

    private final Requests requests;

    public RequestList(Requests requests) {
        this.requests = requests;
    }

    public Page find(RequestQuery query) {
        var order = (query.sorting() == Sorting.DURATION ? BY_DURATION : BY_END)
                .thenComparing(request -> request.submission().acceptedAt())
                .reversed();
        var all = requests.all().stream()
                .filter(request -> matches(request, query))
                .sorted(order)
                .toList();
        var rest = all.subList(start(all, query), all.size());
        var items = rest.stream().limit(query.limit()).toList();
        return new Page(items, items.size() < rest.size());
    }

    private static int start(List<FalRequest> all, RequestQuery query) {
        var ids = all.stream().map(FalRequest::id).toList();
        return query.after().map(last -> ids.indexOf(last) + 1).orElse(0);
    }

    private static boolean matches(FalRequest request, RequestQuery query) {
        var submission = request.submission();
        var sent = submission.acceptedAt();
        return submission.account().equals(query.account())
                && query.endpoints().contains(submission.endpoint())
                && !sent.isBefore(query.from())
                && sent.isBefore(query.until())
                && query.requestId().map(request.id()::equals).orElse(true)
                && query.status()
                        .map(wanted -> status(request).equals(query.status()))
                        .orElse(true);
    }

    private static Optional<Status> status(FalRequest request) {
        if (!(request.state() instanceof Ended ended)) {
            return Optional.empty();
        }
        var code = Answer.of(ended.outcome(), request.submission().baseUrl()).status();
        return Optional.of(code < 400 ? Status.SUCCESS : code < 500 ? Status.USER_ERROR : Status.ERROR);
    }

    private static Optional<Instant> endedAt(FalRequest request) {
        return request.state() instanceof Ended ended ? Optional.of(ended.endedAt()) : Optional.empty();
    }

    private static Duration duration(FalRequest request) {
        return request.state() instanceof Ended ended
                ? ended.startedAt()
                        .map(start -> Duration.between(start, ended.endedAt()))
                        .orElse(Duration.ZERO)
                : Duration.ZERO;
    }
}
