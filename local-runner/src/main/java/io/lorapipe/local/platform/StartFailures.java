package io.lorapipe.local.platform;

import io.lorapipe.local.outcome.CommandStopped;
import io.lorapipe.sandbox.faults.script.InvalidScript;
import io.lorapipe.store.InvalidStoreSettings;
import java.nio.file.Path;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.web.server.PortInUseException;

/** Why a part of the platform did not start, as a sentence. */
final class StartFailures {

    private static final Log LOG = LogFactory.getLog(StartFailures.class);

    private StartFailures() {}

    static CommandStopped explain(String part, Throwable thrown, Path log) {
        LOG.error(part + " did not start", thrown);
        for (Throwable ex = thrown; ex != null; ex = ex.getCause()) {
            switch (ex) {
                case CommandStopped stopped -> {
                    return stopped;
                }
                case InvalidStoreSettings settings -> {
                    return CommandStopped.noPlatform(String.valueOf(settings.getMessage()), thrown);
                }
                case InvalidScript script -> {
                    return CommandStopped.noPlatform(script.sentence(), thrown);
                }
                case PortInUseException port -> {
                    return CommandStopped.noPlatform(
                            "Port %d was taken by another program just now; try again.".formatted(port.getPort()),
                            thrown);
                }
                default -> {
                    // look for what caused it
                }
            }
        }
        return CommandStopped.noPlatform(
                "lorapipe could not start: %s did not come up; %s says why.".formatted(part, log), thrown);
    }
}
