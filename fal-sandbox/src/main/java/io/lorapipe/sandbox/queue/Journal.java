package io.lorapipe.sandbox.queue;

import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What survives the sandbox. A method that returns has written; one that cannot throws, and nothing happened. */
public interface Journal {

    /** Hands over everything written so far: all submissions in their order, then all changes in theirs. */
    void replay(Consumer<Submission> submissions, BiConsumer<UUID, Change> changes);

    void accepted(Submission submission);

    void changed(UUID requestId, Change change);
}
