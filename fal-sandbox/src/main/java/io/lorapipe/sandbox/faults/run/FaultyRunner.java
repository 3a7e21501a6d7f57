package io.lorapipe.sandbox.faults.run;

import io.lorapipe.sandbox.dispatch.RunControl;
import io.lorapipe.sandbox.dispatch.Runner;
import io.lorapipe.sandbox.faults.Call;
import io.lorapipe.sandbox.faults.Faults;
import io.lorapipe.sandbox.faults.kinds.Point;
import io.lorapipe.sandbox.faults.kinds.RunFault;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.Outcome;
import io.lorapipe.sandbox.queue.OutputFile;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A runner whose runs go wrong where the script says so; what was thrown at a run stays with it. */
public final class FaultyRunner implements Runner {

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Runner runner;
    private final Faults faults;
    private final Map<UUID, RunFault> thrown = new ConcurrentHashMap<>();

    public FaultyRunner(Runner runner, Faults faults) {
        this.runner = runner;
        this.faults = faults;
    }

    @Override
    public boolean ready(FalRequest request) {
        return fault(request).filter(RunFault.StuckInQueue.class::isInstance).isEmpty();
    }

    @Override
    public Optional<Outcome> run(FalRequest request, RunControl control) {
        var fault = fault(request);
        return fault.isEmpty() ? runner.run(request, control) : faulty(fault.get(), request, control);
    }

    private Optional<RunFault> fault(FalRequest request) {
        var before = Optional.ofNullable(thrown.get(request.id()));
        if (before.isPresent() || !faults.concern(Point.RUN)) {
            return before;
        }
        var url = request.submission().url(request.submission().baseUrl());
        var now = faults.next(RunFault.class, Call.about(Point.RUN, request, url));
        now.ifPresent(fault -> thrown.put(request.id(), fault));
        return now;
    }

    private Optional<Outcome> faulty(RunFault fault, FalRequest request, RunControl control) {
        return switch (fault) {
            case RunFault.StuckInQueue stuck -> runner.run(request, control);
            case RunFault.NeverEnds never -> never(control);
            case RunFault.Slow(var by) -> control.pause(by) ? Optional.empty() : runner.run(request, control);
            case RunFault.Fail fail -> control.pause(fail.after()) ? Optional.empty() : Optional.of(FailedRun.of(fail));
            case RunFault.WrongFileSize(var size) -> files(request, control, file -> sized(file, size));
            case RunFault.ForeignFiles(var base) -> files(request, control, file -> moved(file, base));
        };
    }

    private static Optional<Outcome> never(RunControl control) {
        while (!control.pause(A_DAY)) {
            control.log("Still at it", 0);
        }
        return Optional.empty();
    }

    private Optional<Outcome> files(FalRequest request, RunControl control, UnaryOperator<OutputFile> change) {
        return runner.run(request, control)
                .map(outcome -> outcome instanceof Outcome.Succeeded(var files, var units)
                        ? new Outcome.Succeeded(files.stream().map(change).toList(), units)
                        : outcome);
    }

    private static OutputFile sized(OutputFile file, long size) {
        return new OutputFile(file.field(), file.path(), file.contentType(), file.fileName(), size);
    }

    private static OutputFile moved(OutputFile file, String base) {
        return new OutputFile(file.field(), base + file.path(), file.contentType(), file.fileName(), file.size());
    }
}
