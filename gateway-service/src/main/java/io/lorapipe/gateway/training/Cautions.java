package io.lorapipe.gateway.training;

import io.lorapipe.gateway.image.Warning;
import java.util.List;

/**
 * What the owner of a training was warned of when it was asked for.
 *
 * @param refused whether there is to be no training at all when an image gives a warning
 */
public record Cautions(List<Warning> warnings, boolean refused) {

    public Cautions {
        warnings = List.copyOf(warnings);
    }
}
