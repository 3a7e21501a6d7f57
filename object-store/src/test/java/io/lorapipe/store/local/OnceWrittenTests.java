package io.lorapipe.store.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class OnceWrittenTests {

    private static final int WRITERS = 6;

    @RepeatedTest(50)
    void ofAllWhoWriteAtOnceTheFirstCountsForAll(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("once");
        CyclicBarrier together = new CyclicBarrier(WRITERS);
        Set<String> read = new HashSet<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                String text = "text of " + i;
                answers.add(writers.submit(() -> {
                    together.await();
                    return OnceWritten.read(file, text);
                }));
            }
            for (Future<String> answer : answers) {
                read.add(answer.get());
            }
        }
        assertThat(read).hasSize(1);
    }
}
