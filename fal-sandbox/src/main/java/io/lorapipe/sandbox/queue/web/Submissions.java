package io.lorapipe.sandbox.queue.web;

import io.lorapipe.sandbox.queue.Submission;
import io.lorapipe.sandbox.trainers.Trainer;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes submissions of calls. */
final class Submissions {

    private final Clock clock;
    private final Supplier<UUID> ids;

    Submissions(Clock clock, Supplier<UUID> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    Submission of(Trainer trainer, SubmitCall call) {
        return new Submission(
                ids.get(),
                call.account().id(),
                trainer.endpoint(),
                clock.instant(),
                call.inputSha256(),
                trainer.archiveUrl(call.input()),
                call.input(),
                call.base(),
                call.webhook(),
                call.startTimeout());
    }
}
