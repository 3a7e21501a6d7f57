package io.lorapipe.sandbox.platform;

import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.RequestState.Ended;
import io.lorapipe.sandbox.queue.Requests;
import io.lorapipe.sandbox.trainers.Trainers;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.stream.Stream;

/** What ended requests would have cost; billing knows of them at once, however slow the lists are. */
public final class BillingEvents {

    private static final BigDecimal CREDIT = new BigDecimal("100.00");

    private final Requests requests;
    private final Trainers trainers;
    private final Clock clock;

    public BillingEvents(Requests requests, Trainers trainers, Clock clock) {
        this.requests = requests;
        this.trainers = trainers;
        this.clock = clock;
    }

    public Page<BillingEvent> find(RequestQuery query) {
        var now = clock.instant();
        var all = requests.all().reversed().stream()
                .filter(request -> query.matches(request, now))
                .sorted(query.sorting().order())
                .flatMap(this::event)
                .toList();
        return Page.of(all, query.page());
    }

    /** What is left of the account's credit, in US dollars; never less than nothing. */
    public BigDecimal balance(String account) {
        return requests.all().stream()
                .filter(request -> request.submission().account().equals(account))
                .flatMap(this::event)
                .map(BillingEvent::cost)
                .reduce(CREDIT, BigDecimal::subtract)
                .max(BigDecimal.ZERO);
    }

    private Stream<BillingEvent> event(FalRequest request) {
        return request.state() instanceof Ended ended
                ? trainers.find(request.submission().endpoint()).stream()
                        .map(trainer -> BillingEvent.of(request, ended, trainer))
                : Stream.empty();
    }
}
