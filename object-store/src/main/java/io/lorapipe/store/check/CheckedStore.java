package io.lorapipe.store.check;

import io.lorapipe.store.roles.StoreRole;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A store that was checked.
 *
 * @param store its id
 * @param roles what it is used for
 * @param steps what was tried, in order
 */
public record CheckedStore(String store, Set<StoreRole> roles, List<StepResult> steps) {

    public CheckedStore {
        roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
        steps = List.copyOf(steps);
    }

    /** Whether nothing failed. */
    public boolean isWell() {
        return steps.stream().noneMatch(StepResult.Failed.class::isInstance);
    }
}
