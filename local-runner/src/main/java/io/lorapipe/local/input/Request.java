package io.lorapipe.local.input;

import io.lorapipe.presets.ValidatedInput;
import java.util.Map;
import java.util.Optional;

/**
 * A training as it was asked for, checked as far as it can be without a platform.
 *
 * @param name of the character
 * @param given parameters that were given
 * @param triggerWord that was given
 * @param input complete with the preset's defaults
 * @param strict whether an image with a warning is refused
 */
public record Request(
        ReferenceImages images,
        String name,
        Map<String, Object> given,
        Optional<String> triggerWord,
        ValidatedInput input,
        boolean strict) {

    public Request {
        given = Map.copyOf(given);
    }

    public String preset() {
        return input.preset().id();
    }

    /** What tells this request from others: the same inputs and parameters have the same fingerprint. */
    public String fingerprint(String platform) {
        return Fingerprint.of(platform, this);
    }
}
