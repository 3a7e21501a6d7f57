package io.lorapipe.sandbox.faults.web;

import io.lorapipe.sandbox.faults.Call;
import io.lorapipe.sandbox.faults.kinds.CallFault;
import io.lorapipe.sandbox.faults.kinds.Fault;
import io.lorapipe.sandbox.faults.kinds.FileFault;
import io.lorapipe.sandbox.faults.kinds.ListFault;
import io.lorapipe.sandbox.faults.kinds.ResultFault;
import io.lorapipe.sandbox.faults.kinds.StatusFault;
import io.lorapipe.sandbox.queue.Outcome;
import io.lorapipe.sandbox.queue.RequestState.Ended;
import io.lorapipe.sandbox.queue.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;

/** Which faults can be thrown at a call at all, so that rules do not count calls they have nothing to say about. */
final class Applicable {

    private final Requests requests;
    private final Clock clock;

    Applicable(Requests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    Predicate<Fault> to(Call call, HttpServletRequest http) {
        var stream = Points.isStream(http);
        var head = http.getMethod().equals("HEAD");
        var ended = call.requestId()
                .flatMap(requests::find)
                .flatMap(request -> request.state() instanceof Ended end ? Optional.of(end) : Optional.empty());
        return fault -> switch (fault) {
            case ResultFault.Expired(var after) ->
                ended.filter(end -> !clock.instant().isBefore(end.endedAt().plus(after)))
                        .isPresent();
            case StatusFault.BlankError blank ->
                !stream
                        && ended.filter(end -> end.outcome() instanceof Outcome.Succeeded)
                                .isPresent();
            case StatusFault logs -> !stream;
            case CallFault.Cut cut -> !head;
            case FileFault.Slow slow -> !head;
            case FileFault.NotSafetensors not -> !head;
            case ListFault list -> false;
            default -> true;
        };
    }
}
