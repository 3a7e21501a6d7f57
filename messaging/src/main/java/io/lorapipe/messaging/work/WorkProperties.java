package io.lorapipe.messaging.work;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How failed work is tried again, and how long finished work is remembered.
 *
 * @param firstPause pause after the first failure; it doubles with every further one
 * @param longestPause limit of the pause
 * @param tries how often work is tried before it is abandoned with a reason
 * @param keep how long finished work and published events are kept; longer than the topics keep what may be repeated
 */
@ConfigurationProperties("lorapipe.work")
public record WorkProperties(
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("1m") Duration longestPause,
        @DefaultValue("20") int tries,
        @DefaultValue("35d") Duration keep) {

    public WorkProperties {
        if (!firstPause.isPositive()) {
            throw new IllegalArgumentException("lorapipe.work.first-pause must be positive, not " + firstPause);
        }
        if (longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "lorapipe.work.longest-pause must not be below first-pause, not " + longestPause);
        }
        if (tries < 1) {
            throw new IllegalArgumentException("lorapipe.work.tries must be at least 1, not " + tries);
        }
        if (!keep.isPositive()) {
            throw new IllegalArgumentException("lorapipe.work.keep must be positive, not " + keep);
        }
    }

    Duration pauseAfter(int failures) {
        var doublings = Math.min(failures - 1, 30);
        var pause = firstPause.multipliedBy(1L << doublings);
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
