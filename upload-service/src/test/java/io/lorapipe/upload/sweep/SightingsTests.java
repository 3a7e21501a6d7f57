package io.lorapipe.upload.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.lorapipe.store.Content;
import io.lorapipe.store.ObjectKey;
import io.lorapipe.store.ObjectStore;
import io.lorapipe.store.roles.Stores;
import io.lorapipe.store.testing.InMemoryStore;
import io.lorapipe.upload.MovingClock;
import io.lorapipe.upload.lease.ArchiveId;
import io.lorapipe.upload.lease.InMemoryLeases;
import io.lorapipe.upload.lease.Lease;
import io.lorapipe.upload.lease.LeaseTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

class SightingsTests {

    private static final Instant BEGIN = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration GRACE = Duration.ofHours(24);
    private static final ArchiveId ARCHIVE = new ArchiveId("ada", "store", "ab".repeat(32));

    private final MovingClock clock = new MovingClock(BEGIN);
    private final ObjectStore store = new InMemoryStore("store", clock);
    private final InMemoryLeases leases = new InMemoryLeases(new LeaseTerms(GRACE, Duration.ofDays(14)), clock);
    private final Orphans orphans = new InMemoryOrphans(clock);
    private final Logger log = (Logger) LoggerFactory.getLogger(Sweeper.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.setLevel(Level.INFO);
        log.addAppender(lines);
    }

    @AfterEach
    void listenNoMore() {
        log.detachAppender(lines);
        log.setLevel(null);
    }

    @Test
    void aDryRunTellsOperatorsAndTheUserOfEachOrphan() {
        put("ada", 3);
        put("bob", 4);

        sweeper(SweepMode.DRY_RUN).sweep();
        clock.pass(Duration.ofHours(1));
        var sweeper = sweeper(SweepMode.DRY_RUN);
        sweeper.sweep();

        assertThat(sweeper.seenOf("ada")).containsExactly(new Sighting(orphan("ada", 3), BEGIN, BEGIN.plus(GRACE)));
        assertThat(lines.list)
                .filteredOn(line -> line.getMessage().equals("Nobody knows of it"))
                .hasSize(4)
                .first()
                .extracting(ILoggingEvent::getKeyValuePairs)
                .asList()
                .containsExactly(
                        new KeyValuePair("store", "store"),
                        new KeyValuePair("kind", Orphan.Kind.ARCHIVE),
                        new KeyValuePair("key", ARCHIVE.key().value()),
                        new KeyValuePair("size", 3L),
                        new KeyValuePair("firstSeen", BEGIN),
                        new KeyValuePair("removableAt", BEGIN.plus(GRACE)));
    }

    @Test
    void whatIsRemovedIsToldOfNoMore() {
        put("ada", 3);
        var sweeper = sweeper(SweepMode.ON);
        sweeper.sweep();
        clock.pass(GRACE);
        assertThat(sweeper.seenOf("ada")).hasSize(1);

        sweeper.sweep();

        assertThat(sweeper.seenOf("ada")).isEmpty();
        assertThat(orphans.of("ada")).isEmpty();
    }

    @Test
    void whatIsLeasedMeanwhileIsToldOfNoMore() {
        put("ada", 3);
        var sweeper = sweeper(SweepMode.ON);
        sweeper.sweep();

        leases.open(new Lease(ARCHIVE, null, 3), UUID.randomUUID());

        assertThat(sweeper.seenOf("ada")).isEmpty();
    }

    private void put(String user, int size) {
        store.put(key(user), Content.of(new byte[size], "application/zip"));
    }

    private static Orphan orphan(String user, int size) {
        return new Orphan("store", Orphan.Kind.ARCHIVE, key(user).value(), size, BEGIN);
    }

    private static ObjectKey key(String user) {
        return ObjectKey.archive(user, ARCHIVE.sha256());
    }

    private Sweeper sweeper(SweepMode mode) {
        return new Sweeper(Stores.of(store), leases, leases, Set::of, orphans, new SweepTerms(mode, GRACE), clock);
    }
}
