package io.lorapipe.local.platform;

import java.net.URI;
import java.util.Optional;

/**
 * A platform that another process runs.
 *
 * @param pid of that process
 * @param gateway its address, once the platform is up
 */
public record RunningPlatform(Optional<Long> pid, Optional<URI> gateway) {}
