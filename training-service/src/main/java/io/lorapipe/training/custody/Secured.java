package io.lorapipe.training.custody;

import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.attempt.StoredFile;
import org.jspecify.annotations.Nullable;

/** What came of taking the weights into custody. */
public sealed interface Secured {

    /** They are in our store, checked. */
    record Kept(StoredFile weights, @Nullable StoredFile config) implements Secured {}

    /** Not now; the sentence says why. */
    record NotYet(String why) implements Secured {}

    /** Their address is none that we fetch from, until whoever runs this allows it. */
    record NotAllowed(Failure failure) implements Secured {}

    /** The provider says that it has no such file; for a while it may only not have it yet. */
    record Gone(Failure failure) implements Secured {}

    /** What the provider handed out is of no use; a few more tries can be made. */
    record Unusable(Failure failure) implements Secured {}
}
