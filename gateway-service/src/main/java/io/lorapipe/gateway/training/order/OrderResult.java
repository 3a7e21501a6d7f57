package io.lorapipe.gateway.training.order;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of an order. */
public sealed interface OrderResult {

    /** The training that was made of it, now or when the same key was used before. */
    record Accepted(UUID trainingId) implements OrderResult {}

    /** The key was used before for something else. */
    record KeyReused() implements OrderResult {}

    /** The user has no such character. */
    record NoCharacter(String characterId) implements OrderResult {}

    /** It cannot be trained, for these reasons. */
    record Refused(List<Fault> faults) implements OrderResult {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /**
     * One reason.
     *
     * @param code stable name of the kind of fault
     * @param culprit what is at fault, by the name the user knows
     * @param sentence what was found and what to do
     */
    record Fault(String code, @Nullable String culprit, String sentence) {}
}
