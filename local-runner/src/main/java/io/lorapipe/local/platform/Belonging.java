package io.lorapipe.local.platform;

import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.local.platform.PlatformSettings.Provider;
import java.io.IOException;
import java.nio.file.Files;

/** A data directory belongs to one provider: fal.ai must not be asked for what the sandbox trains, nor the reverse. */
final class Belonging {

    private static final String FILE = "provider";

    private Belonging() {}

    /** Marks a new directory, and refuses one of the other provider. */
    static void check(PlatformSettings settings) throws IOException {
        var mark = settings.data().resolve(FILE);
        if (!Files.exists(mark)) {
            Files.writeString(mark, settings.provider().name());
        }
        if (!Files.readString(mark).strip().equals(settings.provider().name())) {
            throw CommandStopped.noPlatform(refusal(settings), null);
        }
    }

    private static String refusal(PlatformSettings settings) {
        return settings.provider() == Provider.FAL
                ? "%s holds trainings of the sandbox; choose another directory for fal.ai with --data, or unset FAL_KEY."
                        .formatted(settings.data())
                : "%s holds trainings of fal.ai; set FAL_KEY to go on with them, or choose another directory with --data."
                        .formatted(settings.data());
    }
}
