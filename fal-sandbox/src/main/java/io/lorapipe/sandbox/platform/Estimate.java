package io.lorapipe.sandbox.platform;

import io.lorapipe.sandbox.trainers.Trainer;
import java.math.BigDecimal;

/** How the cost of calls is estimated. */
public enum Estimate {

    /** By the price of a call; here that is one of the default number of steps, whatever was run before. */
    HISTORICAL_API_PRICE {
        @Override
        public BigDecimal cost(Trainer trainer, BigDecimal calls) {
            return trainer.unitPrice()
                    .multiply(BigDecimal.valueOf(trainer.defaultSteps()))
                    .multiply(calls);
        }
    },

    /** By the price of a step. */
    UNIT_PRICE {
        @Override
        public BigDecimal cost(Trainer trainer, BigDecimal units) {
            return trainer.unitPrice().multiply(units);
        }
    };

    /** US dollars for this many calls or steps. */
    public abstract BigDecimal cost(Trainer trainer, BigDecimal quantity);
}
