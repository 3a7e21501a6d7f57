package io.lorapipe.sandbox.platform;

import io.lorapipe.sandbox.queue.Answer;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.RequestState.Ended;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which requests a caller wants to see.
 *
 * @param account whose requests
 * @param endpoints of which trainers; of all when it is empty
 * @param requestIds these only; any when it is empty
 * @param from the earliest time sent, included; a day ago unless given, or 90 days for named requests
 * @param until the latest time sent, not included
 */
public record RequestQuery(
        String account,
        Set<String> endpoints,
        Set<UUID> requestIds,
        Optional<Status> status,
        Sorting sorting,
        Optional<Instant> from,
        Optional<Instant> until,
        Page.Wish page) {

    private static final Duration WINDOW = Duration.ofDays(1);
    private static final Duration WINDOW_OF_NAMED = Duration.ofDays(90);

    /** How a request ended, by its HTTP status. */
    public enum Status {
        SUCCESS,
        ERROR,
        USER_ERROR
    }

    /** The same for the page before this one, which is not the first. */
    public RequestQuery pageBefore() {
        var before = new Page.Wish(page.number() - 1, page.limit());
        return new RequestQuery(account, endpoints, requestIds, status, sorting, from, until, before);
    }

    boolean matches(FalRequest request, Instant now) {
        var submission = request.submission();
        return submission.account().equals(account)
                && (endpoints.isEmpty() || endpoints.contains(submission.endpoint()))
                && (requestIds.isEmpty() || requestIds.contains(request.id()))
                && (status.isEmpty() || status.equals(status(request)))
                && isWithin(submission.acceptedAt(), now);
    }

    private boolean isWithin(Instant sent, Instant now) {
        var start = from.orElseGet(() -> now.minus(requestIds.isEmpty() ? WINDOW : WINDOW_OF_NAMED));
        return !sent.isBefore(start) && until.map(sent::isBefore).orElse(true);
    }

    private static Optional<Status> status(FalRequest request) {
        if (!(request.state() instanceof Ended ended)) {
            return Optional.empty();
        }
        var code = Answer.of(ended.outcome(), request.submission().baseUrl()).status();
        return Optional.of(code < 400 ? Status.SUCCESS : code < 500 ? Status.USER_ERROR : Status.ERROR);
    }
}
