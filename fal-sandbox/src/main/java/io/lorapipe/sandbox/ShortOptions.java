package io.lorapipe.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The few options that are worth a short name: {@code --port 8787} as well as {@code --port=8787}. */
final class ShortOptions {

    private static final Map<String, String> LONG_NAMES = Map.of(
            "--port", "--server.port",
            "--data", "--lorapipe.sandbox.data-directory",
            "--faults", "--lorapipe.sandbox.faults",
            "--duration", "--lorapipe.sandbox.run-duration",
            "--weights-size", "--lorapipe.sandbox.weights-size");

    private ShortOptions() {}

    static String[] expand(String... args) {
        var rest = List.of(args).iterator();
        var expanded = new ArrayList<String>();
        while (rest.hasNext()) {
            var arg = rest.next();
            var parts = arg.split("=", 2);
            var name = LONG_NAMES.get(parts[0]);
            if (name == null) {
                expanded.add(arg);
            } else if (parts.length == 2) {
                expanded.add(name + "=" + parts[1]);
            } else {
                expanded.add(name + "=" + (rest.hasNext() ? rest.next() : ""));
            }
        }
        return expanded.toArray(String[]::new);
    }
}
