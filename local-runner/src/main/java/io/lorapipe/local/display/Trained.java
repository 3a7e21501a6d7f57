package io.lorapipe.local.display;

import java.nio.file.Path;

/** Weights that were brought to the user, and the training they are of. */
public record Trained(String trainingId, String name, int version, Path path, long size, String sha256) {}
