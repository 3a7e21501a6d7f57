package io.lorapipe.system.processes;

import java.util.Locale;

/** The services that run as processes, each from the jar that its module packages. */
public enum Service {
    ARCHIVE,
    UPLOAD,
    TRAINING,
    GATEWAY;

    /** Name of the module and of the service. */
    public String title() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }
}
