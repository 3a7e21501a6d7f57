package io.lorapipe.system.guarantees;

import io.lorapipe.system.events.Conversation;
import io.lorapipe.system.processes.Platform;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What is known after a scenario.
 *
 * @param accepted trainings that were published and acknowledged
 * @param conversation everything that was said on the topics
 * @param ledger what the provider's own account counts
 */
public record Evidence(Set<UUID> accepted, Conversation conversation, List<Submission> ledger) {

    public Evidence {
        accepted = Set.copyOf(accepted);
        ledger = List.copyOf(ledger);
    }

    public static Evidence of(Collection<UUID> accepted, Conversation conversation, Platform platform) {
        return new Evidence(Set.copyOf(accepted), conversation, Submission.read(platform.ledger()));
    }
}
