package io.lorapipe.sandbox.queue.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.lorapipe.sandbox.queue.Change;
import io.lorapipe.sandbox.queue.Journal;
import io.lorapipe.sandbox.queue.Outcome;
import io.lorapipe.sandbox.queue.Submission;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Two files: {@code ledger.jsonl} holds what was accepted, {@code journal.jsonl} what happened to it since. */
public final class FileJournal implements Journal, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addMixIn(Change.class, Named.class)
            .addMixIn(Outcome.class, Named.class)
            .build();

    private final JsonLines ledger;
    private final JsonLines journal;

    public FileJournal(Path directory) {
        ledger = new JsonLines(directory.resolve("ledger.jsonl"));
        journal = new JsonLines(directory.resolve("journal.jsonl"));
    }

    @Override
    public void replay(Consumer<Submission> submissions, BiConsumer<UUID, Change> changes) {
        ledger.forEach(line -> submissions.accept(JSON.readValue(line, Submission.class)));
        journal.forEach(line -> {
            var entry = JSON.readValue(line, Entry.class);
            changes.accept(entry.requestId(), entry.change());
        });
    }

    @Override
    public void accepted(Submission submission) {
        ledger.append(JSON.writeValueAsString(submission));
    }

    @Override
    public void changed(UUID requestId, Change change) {
        journal.append(JSON.writeValueAsString(new Entry(requestId, change)));
    }

    @Override
    public void close() {
        ledger.close();
        journal.close();
    }

    record Entry(UUID requestId, Change change) {}

    /** Writes which of the sealed cases a value is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    private interface Named {}
}
