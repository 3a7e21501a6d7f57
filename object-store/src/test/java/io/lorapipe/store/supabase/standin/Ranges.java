package io.lorapipe.store.supabase.standin;

import io.lorapipe.store.supabase.standin.StandInState.Stored;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bytes of an object, all or some. */
final class Ranges {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    private Ranges() {}

    static StandInAnswer answer(Stored stored, @Nullable String range) {
        Matcher asked = RANGE.matcher(range == null ? "" : range);
        if (!asked.matches()) {
            return StandInAnswer.of(200, stored.type(), stored.bytes());
        }
        int size = stored.bytes().length;
        int first = Integer.parseInt(asked.group(1));
        if (first >= size) {
            throw Refusal.range();
        }
        int end = asked.group(2).isEmpty() ? size : Math.min(size, Integer.parseInt(asked.group(2)) + 1);
        return StandInAnswer.of(206, stored.type(), Arrays.copyOfRange(stored.bytes(), first, end))
                .with("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + size);
    }
}
