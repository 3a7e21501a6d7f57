package io.lorapipe.system.seeded;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** What is asked for, and all that goes wrong meanwhile. */
record Plan(Seed seed, List<Wish> wishes, List<Injury> injuries) {

    /** At most so many of a hundred trainings are meant not to complete. */
    private static final int ENDING_PERCENT = 4;

    /** A few of the trainings fail at the provider or are cancelled; how many kills depends on how many trainings. */
    static Plan drawn(Seed seed, List<Album> albums) {
        var random = seed.randomFor("wishes");
        var ending = new HashSet<Integer>();
        while (ending.size() < Math.max(1, seed.trainings() * ENDING_PERCENT / 100)) {
            ending.add(random.nextInt(seed.trainings()));
        }
        var wishes = new ArrayList<Wish>();
        for (var number = 0; number < seed.trainings(); number++) {
            wishes.add(Wish.drawn(random, albums, ending.contains(number)));
        }
        var kills = Math.clamp(seed.trainings() / 8, 3, 25);
        return new Plan(seed, List.copyOf(wishes), Injury.drawn(seed, kills, seed.trainings() < 100 ? 1 : 2));
    }

    /** For fal-sandbox: the mishaps of each training, and a list of requests that lags behind and is away at times. */
    String faultScript() {
        var entries = wishes.stream().flatMap(wish -> wish.mishaps().stream().map(it -> it.entry(wish.id())));
        var always = Stream.of("""
                {"at": "list", "fault": "answer", "status": 503, "chance": 0.2}""", """
                {"at": "list", "fault": "lag", "by": "5s"}""");
        return """
                {"seed": %d, "faults": [
                  %s
                ]}""".formatted(
                seed.value() & Long.MAX_VALUE, Stream.concat(entries, always).collect(joining(",\n  ")));
    }
}
