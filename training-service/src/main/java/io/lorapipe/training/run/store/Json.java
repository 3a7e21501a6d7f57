package io.lorapipe.training.run.store;

import io.lorapipe.training.attempt.Attempt;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The parts of a training as JSON text. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Map<String, Class<?>> STATES =
            states(Attempt.class).collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private Json() {}

    static @Nullable String write(@Nullable Object value) {
        return value == null ? null : MAPPER.writeValueAsString(value);
    }

    static <T> @Nullable T read(Class<T> type, @Nullable String json) {
        return json == null ? null : MAPPER.readValue(json, type);
    }

    static Attempt attempt(String state, String json) {
        var type = STATES.get(state);
        if (type == null) {
            throw new IllegalStateException("An attempt is in the state " + state + ", which is not known here");
        }
        return (Attempt) MAPPER.readValue(json, type);
    }

    private static Stream<Class<?>> states(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Json::states) : Stream.of(type);
    }
}
