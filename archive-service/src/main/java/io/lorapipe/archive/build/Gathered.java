package io.lorapipe.archive.build;

import java.util.List;

/** What came of gathering the images of a request. */
sealed interface Gathered {

    /** All of them, in their order. */
    record All(List<Arrived> images) implements Gathered {}

    /** One or more could not be had. */
    record Missing(Refusal refusal) implements Gathered {}
}
