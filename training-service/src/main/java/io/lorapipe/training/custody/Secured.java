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

    /** What the provider has is of no use, or gone; a few more tries can be made. */
    record Unusable(Failure failure) implements Secured {}
}
