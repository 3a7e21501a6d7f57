package io.lorapipe.training.run.store;

import java.util.UUID;

/** Has a training looked at soon, durably, within the transaction of the caller. */
@FunctionalInterface
public interface WakeUps {

    void wake(UUID trainingId);
}
