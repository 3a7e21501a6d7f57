package io.lorapipe.training.run.kafka;

import io.lorapipe.messaging.ConflictException;
import java.util.Optional;

/** What contradicts what is known is dead-lettered. */
final class Conflicts {

    private Conflicts() {}

    static void refuse(Optional<String> objection) {
        objection.ifPresent(why -> {
            throw new ConflictException(why);
        });
    }
}
