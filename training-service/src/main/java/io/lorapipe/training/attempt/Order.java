package io.lorapipe.training.attempt;

import io.lorapipe.presets.Preset;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * What is asked of a trainer.
 *
 * @param attemptId travels in the archive's link and in the webhook's address
 * @param input the trainer's input by its own field names, the archive's link among them
 * @param startWithin when the provider must have begun, or give up
 * @param mayBegin asked right before the first byte leaves; when it says no, nothing is sent
 */
public record Order(
        UUID attemptId,
        Preset preset,
        URI link,
        Map<String, Object> input,
        Duration startWithin,
        BooleanSupplier mayBegin) {

    public Order {
        input = Map.copyOf(input);
    }
}
