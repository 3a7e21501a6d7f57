package io.lorapipe.training.run.store;

import io.lorapipe.training.attempt.Failure;
import io.lorapipe.training.follow.Slots;
import io.lorapipe.training.follow.Turns;
import io.lorapipe.training.follow.Turns.Served;
import io.lorapipe.training.follow.Turns.Waiter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Admission counted in the database: every instance sees the same slots, turns and pauses. */
public final class JdbcSlots implements Slots {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcSlots.class);
    private static final int MOST_DOUBLINGS = 12;
    /** What a user had before that no longer counts for whose turn it is. */
    private static final Duration LATELY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final String provider;
    private final Limits limits;
    private final Clock clock;

    /**
     * How many, and how long.
     *
     * @param inFlight attempts at the provider at once
     * @param unknownCounts how long an unanswered attempt keeps its slot
     * @param acceptedCounts how long an attempt keeps its slot that was accepted under an id that is not known, or that
     *     goes on at the provider though its training ended
     * @param firstPause of the provider; doubles up to the longest
     */
    public record Limits(
            int inFlight, Duration unknownCounts, Duration acceptedCounts, Duration firstPause, Duration longestPause) {

        Duration pause(int before) {
            var pause = firstPause.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
            return pause.compareTo(longestPause) < 0 ? pause : longestPause;
        }
    }

    /**
     * What a user has under way, how much of that was answered or is being sent, and when there was last news of it.
     */
    private record Load(long taken, long sure, Instant last) {}

    private record Provider(
            @Nullable Failure why,
            @Nullable Instant since,
            @Nullable Instant until,
            int pauses) {}

    public JdbcSlots(JdbcClient jdbc, String provider, Limits limits, Clock clock) {
        this.jdbc = jdbc;
        this.provider = provider;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Turn look(UUID attemptId, Instant now) {
        return turn(attemptId, read("").orElse(new Provider(null, null, null, 0)), now);
    }

    @Override
    public Turn claim(UUID attemptId, Instant now) {
        return turn(attemptId, lock(), now);
    }

    private Turn turn(UUID attemptId, Provider at, Instant now) {
        var loads = loads(now);
        var ahead = ahead(attemptId, loads, now);
        if (at.why() != null && at.since() != null && at.until() != null) {
            return paused(at.why(), at.since(), at.until(), loads, ahead, now);
        }
        return sum(loads, Load::taken) + ahead < limits.inFlight() ? new Turn.Now() : new Turn.Behind(ahead);
    }

    /**
     * One probes when the pause is over: what was never answered does not hold it back, for nobody knows for how long.
     */
    private Turn paused(Failure why, Instant since, Instant until, Map<String, Load> loads, int ahead, Instant now) {
        if (now.isBefore(until)) {
            return new Turn.Paused(why, since, until);
        }
        if (sum(loads, Load::sure) >= limits.inFlight()) {
            return new Turn.Behind(ahead);
        }
        return sending() == 0 && ahead == 0
                ? new Turn.Now()
                : new Turn.Paused(why, since, now.plus(limits.firstPause()));
    }

    private static long sum(Map<String, Load> loads, ToLongFunction<Load> part) {
        return loads.values().stream().mapToLong(part).sum();
    }

    private int ahead(UUID attemptId, Map<String, Load> loads, Instant now) {
        return Turns.ahead(inTurn(loads, now).stream(), attemptId);
    }

    private List<Waiter> inTurn(Map<String, Load> loads, Instant now) {
        var served = new HashMap<String, Served>();
        loads.forEach((user, load) -> served.put(user, new Served(load.taken(), load.last())));
        return Turns.inTurn(waiting(now), served, now);
    }

    @Override
    public void pause(Failure why, @Nullable Duration retryAfter, Instant now) {
        var at = lock();
        var own = limits.pause(at.pauses());
        var until = now.plus(retryAfter == null || retryAfter.compareTo(own) < 0 ? own : retryAfter);
        jdbc.sql("""
                        update provider set paused_why = :why, paused_since = coalesce(paused_since, :now),
                            paused_until = :until, pauses = pauses + 1 where name = :name""")
                .param("why", Json.write(why))
                .param("now", TrainingRows.utc(now))
                .param("until", TrainingRows.utc(until))
                .param("name", provider)
                .update();
        if (at.why() == null) {
            LOG.atWarn()
                    .addKeyValue("provider", provider)
                    .addKeyValue("until", until)
                    .log(why.message());
        }
    }

    @Override
    public void resume(Instant begunAt) {
        var resumed = jdbc.sql("""
                        update provider set paused_why = null, paused_since = null, paused_until = null, pauses = 0
                        where name = :name and paused_since < :begunAt""")
                .param("name", provider)
                .param("begunAt", TrainingRows.utc(begunAt))
                .update();
        if (resumed > 0) {
            LOG.atInfo().addKeyValue("provider", provider).log("The provider takes requests again");
        }
    }

    /** The training whose turn comes next, to be woken. */
    Optional<UUID> nextInTurn() {
        var now = clock.instant();
        return inTurn(loads(now), now).stream().map(Waiter::trainingId).findFirst();
    }

    private Provider lock() {
        jdbc.sql("insert into provider (name) values (:name) on conflict do nothing")
                .param("name", provider)
                .update();
        return read(" for update").orElseThrow();
    }

    private Optional<Provider> read(String forUpdate) {
        return jdbc.sql("select * from provider where name = :name" + forUpdate)
                .param("name", provider)
                .query(JdbcSlots::provider)
                .optional();
    }

    private Map<String, Load> loads(Instant now) {
        var byUser = new HashMap<String, Load>();
        jdbc.sql("""
                        select user_id, sum(sure + unsure) as taken, sum(sure) as sure, max(since) as last_news from (
                            select t.user_id, a.since,
                                case when a.state = 'Sending'
                                       or a.state = 'Submitted' and (t.ending is null or a.since > :acceptedSince)
                                       or a.state = 'Accepted' and a.since > :acceptedSince
                                    then 1 else 0 end as sure,
                                case when a.state = 'Unknown' and a.since > :unknownSince then 1 else 0 end as unsure
                            from attempt a join training t on t.training_id = a.training_id
                            where a.state in ('Sending', 'Unknown', 'Accepted', 'Submitted')
                               or a.state not in ('Waiting', 'Withdrawn') and a.since > :lately) begun
                        group by user_id""")
                .param("unknownSince", TrainingRows.utc(now.minus(limits.unknownCounts())))
                .param("acceptedSince", TrainingRows.utc(now.minus(limits.acceptedCounts())))
                .param("lately", TrainingRows.utc(now.minus(LATELY)))
                .query(row -> {
                    var last = Objects.requireNonNull(TrainingRows.instant(row, "last_news"));
                    byUser.put(row.getString("user_id"), new Load(row.getLong("taken"), row.getLong("sure"), last));
                });
        return byUser;
    }

    private long sending() {
        return jdbc.sql("select count(*) from attempt where state = 'Sending'")
                .query(Long.class)
                .single();
    }

    /** Who waits for a link that works holds nobody up. */
    private List<Waiter> waiting(Instant now) {
        return jdbc.sql("""
                        select a.training_id, a.attempt_id, t.user_id, a.since
                        from attempt a join training t on t.training_id = a.training_id
                        where a.state = 'Waiting' and a.not_before <= :now""")
                .param("now", TrainingRows.utc(now))
                .query((row, number) -> new Waiter(
                        row.getObject("training_id", UUID.class),
                        row.getObject("attempt_id", UUID.class),
                        row.getString("user_id"),
                        Objects.requireNonNull(TrainingRows.instant(row, "since"))))
                .list();
    }

    private static Provider provider(ResultSet row, int number) throws SQLException {
        return new Provider(
                Json.read(Failure.class, row.getString("paused_why")),
                TrainingRows.instant(row, "paused_since"),
                TrainingRows.instant(row, "paused_until"),
                row.getInt("pauses"));
    }
}
