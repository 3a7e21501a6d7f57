package io.lorapipe.system.seeded;

import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A fault that the provider has thrown, by its own log. */
record Thrown(String at, String fault, String archiveUrl) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Thrown> read(String log) {
        return JSON.readTree(log)
                .valueStream()
                .map(it -> new Thrown(
                        it.path("at").asString(),
                        it.path("fault").asString(),
                        it.path("archive_url").asString("")))
                .toList();
    }

    boolean isAbout(UUID training) {
        return archiveUrl.contains(training.toString());
    }
}
