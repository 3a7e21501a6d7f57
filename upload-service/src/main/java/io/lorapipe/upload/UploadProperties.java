package io.lorapipe.upload;

import io.lorapipe.upload.lease.LeaseTerms;
import io.lorapipe.upload.sweep.SweepMode;
import io.lorapipe.upload.sweep.SweepTerms;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may change about uploads, and about how long archives are kept.
 *
 * @param progressInterval shortest time between two progress records of one upload; at least 100 ms, for whoever
 *     follows many uploads hears each of them
 * @param keepArchives how long an archive lives after its last use
 * @param holdAtMost how long a training may hold an archive; longer than all deadlines of a training together
 * @param deleteEvery pause between two looks for archives whose time is over
 * @param keepReceipts how long it is remembered what became of an archive
 * @param sweep whether objects that nobody knows of are looked for, and removed
 * @param sweepEvery pause between two sweeps
 * @param sweepGrace how long such an object is left alone after it was first seen; an archive in staging an hour at
 *     least
 */
@ConfigurationProperties("lorapipe.upload")
public record UploadProperties(
        @DefaultValue("100ms") Duration progressInterval,
        @DefaultValue("24h") Duration keepArchives,
        @DefaultValue("14d") Duration holdAtMost,
        @DefaultValue("10s") Duration deleteEvery,
        @DefaultValue("365d") Duration keepReceipts,
        @DefaultValue("on") SweepMode sweep,
        @DefaultValue("1h") Duration sweepEvery,
        @DefaultValue("24h") Duration sweepGrace) {

    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);
    private static final Duration SHORTEST_GRACE = Duration.ofMinutes(1);

    public UploadProperties {
        var often = progressInterval.compareTo(SHORTEST_INTERVAL) < 0;
        require(!often, "progress-interval", "at least " + SHORTEST_INTERVAL, progressInterval);
        requirePositive("keep-archives", keepArchives);
        require(holdAtMost.compareTo(keepArchives) >= 0, "hold-at-most", "at least keep-archives", holdAtMost);
        requirePositive("delete-every", deleteEvery);
        requirePositive("keep-receipts", keepReceipts);
        requirePositive("sweep-every", sweepEvery);
        require(sweepGrace.compareTo(SHORTEST_GRACE) >= 0, "sweep-grace", "at least " + SHORTEST_GRACE, sweepGrace);
    }

    LeaseTerms terms() {
        return new LeaseTerms(keepArchives, holdAtMost);
    }

    SweepTerms sweepTerms() {
        return new SweepTerms(sweep, sweepGrace);
    }

    private static void requirePositive(String key, Duration duration) {
        require(duration.isPositive(), key, "positive", duration);
    }

    private static void require(boolean holds, String key, String rule, Duration given) {
        if (!holds) {
            throw new IllegalArgumentException("lorapipe.upload.%s must be %s, not %s".formatted(key, rule, given));
        }
    }
}
