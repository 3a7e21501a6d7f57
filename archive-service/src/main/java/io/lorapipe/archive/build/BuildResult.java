package io.lorapipe.archive.build;

/** What came of a request. */
public sealed interface BuildResult {

    /** The archive lies in the staging store; {@code cached} when it did before. */
    record Built(Archive archive, boolean cached) implements BuildResult {}

    /** Nothing was built, and nothing will be. */
    record Refused(Refusal refusal) implements BuildResult {}

    /** Nobody wants it any more. */
    record Abandoned() implements BuildResult {}
}
