package io.lorapipe.gateway.progress.kafka;

import io.lorapipe.gateway.progress.store.ProgressRows;
import io.lorapipe.schemas.Progress;
import io.lorapipe.schemas.ReadingRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The reading rule of each training, as far as its progress was read; those not heard of for long are looked up. */
final class ReadingRules {

    private static final int REMEMBERED = 10_000;

    private final ProgressRows rows;
    private final Map<UUID, ReadingRule> rules = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, ReadingRule> eldest) {
            return size() > REMEMBERED;
        }
    };

    ReadingRules(ProgressRows rows) {
        this.rows = rows;
    }

    boolean isNews(Progress progress) {
        return rules.computeIfAbsent(progress.getTrainingId(), this::asRead).accepts(progress);
    }

    /** What was stored but not announced, after a failure, is to be judged anew. */
    void forget() {
        rules.clear();
    }

    /** The last news alone says what a rule knows: nothing before it had more, and behind an end is no news. */
    private ReadingRule asRead(UUID trainingId) {
        var rule = new ReadingRule();
        rows.newest(List.of(trainingId)).forEach(entry -> rule.accepts(ProgressEvents.write(entry.record())));
        return rule;
    }
}
