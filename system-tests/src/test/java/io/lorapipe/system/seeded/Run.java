package io.lorapipe.system.seeded;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.Topics;
import io.lorapipe.system.events.Conversation;
import io.lorapipe.system.processes.Platform;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A plan that is carried out: it asks, cancels and kills until every training has ended. */
final class Run {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration TO_RECOVER = Duration.ofMinutes(3);
    private static final Duration EACH = Duration.ofSeconds(4);

    private final Plan plan;
    private final Platform platform;
    private final Conversation conversation;
    private final Queue<Wish> unasked;
    private final List<Wish> uncancelled;
    private volatile boolean over;

    Run(Plan plan, Platform platform, Conversation conversation) {
        this.plan = plan;
        this.platform = platform;
        this.conversation = conversation;
        this.unasked = new ArrayDeque<>(plan.wishes());
        this.uncancelled = new ArrayList<>(
                plan.wishes().stream().filter(it -> it.cancelledIn() != null).toList());
    }

    /** Returns when all have ended; fails with those that have not, and where they stand. */
    void toTheEnd() {
        var lanes = plan.injuries().stream().collect(Collectors.groupingBy(Injury::lane)).values().stream()
                .map(lane -> CompletableFuture.supplyAsync(() -> inflict(lane), Thread::startVirtualThread))
                .toList();
        try {
            Awaitility.await("the end of every training")
                    .atMost(TO_RECOVER.plus(EACH.multipliedBy(plan.seed().trainings())))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(LOOK)
                    .untilAsserted(() -> {
                        ask();
                        cancel();
                        assertThat(open()).as("trainings that go on").isEmpty();
                    });
        } finally {
            over = true;
        }
        assertThat(lanes)
                .flatExtracting(CompletableFuture::join)
                .as("injuries whose moment did not come")
                .isEmpty();
    }

    /** Some are always under way in each stage, and some still to come. */
    private void ask() {
        var atOnce = Math.clamp(plan.seed().trainings() / 2, 8, 40);
        var asked = plan.wishes().size() - unasked.size();
        for (var open = asked - ended().size(); open < atOnce && !unasked.isEmpty(); open++) {
            var wish = unasked.remove();
            conversation.publish(Topics.IMAGES_REQUESTED, wish.id(), wish.request());
        }
    }

    private void cancel() {
        var due = uncancelled.stream()
                .filter(it -> it.isToBeCancelled(conversation))
                .toList();
        due.forEach(it -> conversation.publish(Topics.TRAINING_CANCEL_REQUESTED, it.id(), it.cancel()));
        uncancelled.removeAll(due);
    }

    /** Those of one lane one after the other; what is left when all is over never had its moment. */
    private List<Injury> inflict(List<Injury> lane) {
        var pending = new ArrayList<>(lane);
        while (!pending.isEmpty()) {
            var last = over;
            var due = pending.stream()
                    .filter(it -> it.moment().hasCome(conversation))
                    .findFirst();
            if (due.isEmpty() && last) {
                return pending;
            }
            due.ifPresent(it -> it.inflict(platform));
            due.ifPresentOrElse(pending::remove, Run::pause);
        }
        return pending;
    }

    private static void pause() {
        Awaitility.await().pollDelay(LOOK).until(() -> true);
    }

    private Map<UUID, String> open() {
        var ended = ended();
        return plan.wishes().stream()
                .map(Wish::id)
                .filter(it -> !ended.contains(it))
                .collect(Collectors.toMap(Function.identity(), this::standing));
    }

    private String standing(UUID training) {
        var shown = conversation.shown(training);
        return shown.isEmpty() ? "never heard of" : said(shown.getLast());
    }

    private static String said(Progress progress) {
        return "%s %s %s".formatted(progress.getState(), progress.getWaitingReason(), progress.getMessage());
    }

    private Set<UUID> ended() {
        return conversation.heardOf(Topics.TRAINING_ENDED);
    }
}
