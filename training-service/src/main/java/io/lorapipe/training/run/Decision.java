package io.lorapipe.training.run;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a training, under its lock.
 *
 * @param training as it is from now on
 * @param news what others are told of it, in order
 * @param wakes whether its follower is to look at it at once
 * @param objection what was heard contradicts what is known, and is not accepted: why
 */
public record Decision(
        Training training,
        List<News> news,
        boolean wakes,
        @Nullable String objection) {

    public Decision {
        news = List.copyOf(news);
    }

    /** Goes on deciding with what was decided so far. */
    public Decision then(Function<Training, Decision> more) {
        var next = more.apply(training);
        return new Decision(
                next.training,
                Stream.concat(news.stream(), next.news.stream()).toList(),
                wakes || next.wakes,
                objection == null ? next.objection : objection);
    }

    /** The follower is to look at once. */
    public Decision waking() {
        return new Decision(training, news, true, objection);
    }

    /**
     * As a decision about this attempt. Of one that another took the place of, only what became of it counts: nothing
     * is told, and nothing ends.
     *
     * @param before the training that was decided about
     */
    public Decision about(Training before, UUID attemptId) {
        var attempt = training.attempt(attemptId);
        return before.restsOn(attemptId) || attempt == null
                ? this
                : before.with(attempt).kept();
    }

    static Decision objected(Training training, String why) {
        return new Decision(training, List.of(), false, why);
    }
}
