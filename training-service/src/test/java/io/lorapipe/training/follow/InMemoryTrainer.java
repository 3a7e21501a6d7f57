package io.lorapipe.training.follow;

import io.lorapipe.presets.Preset;
import io.lorapipe.training.attempt.CancelAnswer;
import io.lorapipe.training.attempt.Order;
import io.lorapipe.training.attempt.RemoteFile;
import io.lorapipe.training.attempt.RemoteRequest;
import io.lorapipe.training.attempt.Search;
import io.lorapipe.training.attempt.Sight;
import io.lorapipe.training.attempt.Submission;
import io.lorapipe.training.attempt.TrainedFiles;
import io.lorapipe.training.attempt.Trainer;
import io.lorapipe.training.attempt.Witnesses;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The twin of a provider for tests; it keeps a ledger of what it was sent. */
final class InMemoryTrainer implements Trainer, Witnesses {

    final List<Order> orders = new CopyOnWriteArrayList<>();
    final List<RemoteRequest> cancelled = new ArrayList<>();
    Function<Order, Submission> submission = order -> new Submission.Accepted(remote(order.attemptId()));
    Sight sight = new Sight.Queued(2);
    Function<RemoteRequest, @Nullable Sight> sights = request -> null;
    CancelAnswer cancel = CancelAnswer.ACCEPTED;
    Search byAttempt = new Search.NotListed();
    Function<UUID, @Nullable Search> byAttempts = attemptId -> null;
    Search byId = new Search.NotListed();

    static RemoteRequest remote(UUID attemptId) {
        var base = URI.create("http://provider/" + attemptId);
        return new RemoteRequest("req-" + attemptId, base, base, base);
    }

    static Sight trained() {
        return new Sight.Trained(
                new TrainedFiles(new RemoteFile(URI.create("http://provider/w"), null), null), List.of());
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Submission submit(Order order) {
        orders.add(order);
        return submission.apply(order);
    }

    @Override
    public Sight look(RemoteRequest request, Preset preset) {
        var own = sights.apply(request);
        return own == null ? sight : own;
    }

    @Override
    public CancelAnswer cancel(RemoteRequest request) {
        cancelled.add(request);
        return cancel;
    }

    @Override
    public Search byAttempt(Preset preset, UUID attemptId, Instant since) {
        var own = byAttempts.apply(attemptId);
        return own == null ? byAttempt : own;
    }

    @Override
    public Search byId(Preset preset, String requestId, UUID attemptId) {
        return byId;
    }
}
