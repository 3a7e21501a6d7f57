package io.lorapipe.sandbox.platform;

import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.Outcome;
import io.lorapipe.sandbox.queue.RequestState.Ended;
import io.lorapipe.sandbox.trainers.Trainer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * What an ended request would have cost at fal.
 *
 * @param units steps; none unless it succeeded
 * @param unitPrice US dollars a step
 */
public record BillingEvent(UUID requestId, String endpoint, Instant at, int units, BigDecimal unitPrice) {

    static BillingEvent of(FalRequest request, Ended ended, Trainer trainer) {
        var units = ended.outcome() instanceof Outcome.Succeeded succeeded ? succeeded.billableUnits() : 0;
        return new BillingEvent(request.id(), trainer.endpoint(), ended.endedAt(), units, trainer.unitPrice());
    }

    /** US dollars. */
    public BigDecimal cost() {
        return unitPrice.multiply(BigDecimal.valueOf(units));
    }
}
