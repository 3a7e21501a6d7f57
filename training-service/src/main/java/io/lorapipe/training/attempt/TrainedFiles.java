package io.lorapipe.training.attempt;

import org.jspecify.annotations.Nullable;

/** What a finished attempt left at the provider; not every trainer gives a configuration file. */
public record TrainedFiles(RemoteFile weights, @Nullable RemoteFile config) {}
