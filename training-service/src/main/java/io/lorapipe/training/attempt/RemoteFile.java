package io.lorapipe.training.attempt;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A file at the provider, with the size that the provider claims, where it does. */
public record RemoteFile(URI url, @Nullable Long size) {}
