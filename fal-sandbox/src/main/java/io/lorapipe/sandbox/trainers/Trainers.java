package io.lorapipe.sandbox.trainers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Every trainer the sandbox knows. */
public final class Trainers {

    private final List<Trainer> all;

    private Trainers(List<Trainer> all) {
        this.all = List.copyOf(all);
    }

    /** Reads {@code trainers.json}, which comes with the sandbox. */
    public static Trainers load() {
        var mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        try (var file = Objects.requireNonNull(Trainers.class.getResourceAsStream("trainers.json"))) {
            return new Trainers(mapper.readValue(file, new TypeReference<List<Trainer>>() {}));
        } catch (IOException ex) {
            throw new UncheckedIOException("Cannot read trainers.json", ex);
        }
    }

    public List<Trainer> all() {
        return all;
    }

    public Optional<Trainer> find(String endpoint) {
        return all.stream()
                .filter(trainer -> trainer.endpoint().equals(endpoint))
                .findFirst();
    }
}
