package io.lorapipe.sandbox.faults.script;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One entry of a script; every field that is asked for counts as allowed, and {@link #end} refuses the rest. */
public final class Parameters {

    private final String name;
    private final JsonNode fields;
    private final TreeSet<String> asked = new TreeSet<>();

    /** The name is how sentences speak of the entry, e.g. {@code faults[2]}. */
    public Parameters(String name, JsonNode fields) {
        this.name = name;
        this.fields = fields;
        if (!fields.isObject()) {
            throw new InvalidScript(name + " is " + fields + "; it must be an object.");
        }
    }

    public Optional<JsonNode> json(String field) {
        asked.add(field);
        return Optional.ofNullable(fields.get(field)).filter(value -> !value.isNull());
    }

    public Optional<String> text(String field) {
        return json(field)
                .map(value -> value.isString() ? value.stringValue() : refuse(field, value, "a text in quotes"));
    }

    public String required(String field, String allowed) {
        return text(field).orElseThrow(() -> missing(field, allowed));
    }

    public boolean flag(String field) {
        return json(field)
                .map(value -> value.isBoolean() ? value.booleanValue() : refuse(field, value, "true or false"))
                .orElse(false);
    }

    public Optional<Long> number(String field, long least, long most) {
        return json(field).map(value -> number(field, value, least, most));
    }

    public List<Integer> numbers(String field, int least) {
        var allowed = "a list of whole numbers from " + least + " on";
        return json(field)
                .map(value -> value.isArray() && !value.isEmpty() ? value : refuse(field, value, allowed))
                .map(list -> list.valueStream()
                        .map(each -> (int) (long) number(field, each, least, Integer.MAX_VALUE))
                        .toList())
                .orElse(List.of());
    }

    public Optional<Double> fraction(String field) {
        return json(field)
                .map(value -> value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= 1
                        ? value.doubleValue()
                        : refuse(field, value, "a number from 0 to 1"));
    }

    public Optional<Duration> duration(String field) {
        return json(field)
                .map(value -> Durations.read(value.asString())
                        .orElseGet(
                                () -> refuse(field, value, "a time such as 5, \"200ms\", \"5s\", \"2m\" or \"1h\"")));
    }

    public Duration requiredDuration(String field) {
        return duration(field).orElseThrow(() -> missing(field, "a time such as \"5s\""));
    }

    /** One of the constants, written in lower case. */
    public <E extends Enum<E>> Optional<E> choice(String field, Class<E> constants) {
        var all = constants.getEnumConstants();
        var names = Arrays.stream(all).map(Parameters::written).collect(Collectors.joining(", "));
        return text(field)
                .map(value -> Arrays.stream(all)
                        .filter(each -> written(each).equals(value))
                        .findFirst()
                        .orElseGet(() -> refuse(field, fields.get(field), "one of " + names)));
    }

    public <E extends Enum<E>> E requiredChoice(String field, Class<E> constants) {
        var names = Arrays.stream(constants.getEnumConstants()).map(Parameters::written);
        return choice(field, constants)
                .orElseThrow(() -> missing(field, "one of " + names.collect(Collectors.joining(", "))));
    }

    /** How a constant is written in scripts and answers. */
    public static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Refuses the field for the reason stated. */
    public <T> T refuse(String field, JsonNode value, String allowed) {
        throw new InvalidScript(name + "." + field + " is " + value + "; it must be " + allowed + ".");
    }

    public InvalidScript missing(String field, String allowed) {
        return new InvalidScript(name + "." + field + " is missing; it must be " + allowed + ".");
    }

    /** Refuses the whole entry. */
    public InvalidScript contradiction(String sentence) {
        return new InvalidScript(name + " " + sentence);
    }

    /** Refuses what nobody asked for. */
    public void end() {
        fields.propertyStream()
                .filter(field -> !asked.contains(field.getKey()))
                .findFirst()
                .ifPresent(field -> {
                    throw new InvalidScript(name + "." + field.getKey() + " is not known here; allowed are "
                            + String.join(", ", asked) + ".");
                });
    }

    private long number(String field, JsonNode value, long least, long most) {
        if (value.isIntegralNumber() && value.longValue() >= least && value.longValue() <= most) {
            return value.longValue();
        }
        var upTo = most >= Integer.MAX_VALUE ? " on" : " to " + most;
        return refuse(field, value, "a whole number from " + least + upTo);
    }
}
