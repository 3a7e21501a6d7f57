package io.lorapipe.local.platform;

import io.lorapipe.local.platform.PlatformSettings.Provider;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.env.PropertyResolver;

/** What the runner tells services about their stores, beside what the environment says. */
final class StoreWiring {

    private StoreWiring() {}

    /**
     * Settings for this data directory. Without a public address, fal.ai can fetch archives from its own file store
     * alone, and the sandbox fetches them from upload-service itself.
     *
     * @param uploads address of upload-service on this machine; empty when it has none yet
     */
    static Map<String, String> settings(Path data, Provider provider, String uploads, PropertyResolver environment) {
        var given = new LinkedHashMap<String, String>();
        given.put("lorapipe.data", data.toString());
        given.put("LORAPIPE_STORE_DIRECTORY", data.resolve("store").toString());
        if (environment.getProperty("LORAPIPE_PUBLIC_URL", "").isBlank()) {
            if (provider == Provider.FAL) {
                given.put("LORAPIPE_STORE", environment.getProperty("LORAPIPE_STORE", "fal"));
            } else {
                given.put("LORAPIPE_PUBLIC_URL", uploads);
            }
        }
        return given;
    }
}
