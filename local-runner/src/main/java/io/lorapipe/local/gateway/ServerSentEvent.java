package io.lorapipe.local.gateway;

import org.jspecify.annotations.Nullable;

/** One server-sent event, put together line by line. */
final class ServerSentEvent {

    private String name = "message";
    private @Nullable String id;
    private final StringBuilder data = new StringBuilder();

    /** Takes a line, and says whether it was the blank one that ends an event with data. */
    boolean take(String line) {
        if (line.isEmpty()) {
            return !data.isEmpty();
        }
        var colon = line.indexOf(':');
        var field = colon < 0 ? line : line.substring(0, colon);
        var value = colon < 0 ? "" : line.substring(colon + 1);
        var text = value.startsWith(" ") ? value.substring(1) : value;
        switch (field) {
            case "event" -> name = text;
            case "id" -> id = text;
            case "data" -> data.append(data.isEmpty() ? "" : "\n").append(text);
            default -> {
                // a comment, or a field that is not for us
            }
        }
        return false;
    }

    String name() {
        return name;
    }

    @Nullable
    String id() {
        return id;
    }

    String data() {
        return data.toString();
    }
}
