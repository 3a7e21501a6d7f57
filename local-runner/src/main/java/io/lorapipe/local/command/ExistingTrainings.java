package io.lorapipe.local.command;

import io.lorapipe.local.outcome.CommandStopped;
import java.nio.file.Files;

/** Spares starting a platform that has nothing to show. */
final class ExistingTrainings {

    private ExistingTrainings() {}

    /** Fails when the id cannot be one, or the data directory has never held a training. */
    static void check(ServerOptions options, String id) {
        if (!id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw CommandStopped.badInput("\"%s\" is no id of a training; lorapipe status lists them.".formatted(id));
        }
        if (!possible(options)) {
            throw CommandStopped.badInput(
                    "There is no training %s in %s; name the directory with --data, or a gateway with --server."
                            .formatted(id, options.platform.directory()));
        }
    }

    static boolean possible(ServerOptions options) {
        return options.server != null
                || Files.isDirectory(options.platform.settings(0).kafka());
    }
}
