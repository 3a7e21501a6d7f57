package io.lorapipe.archive;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.unit.DataSize;

class ArchivePropertiesTests {

    @Test
    void itsDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new ArchiveProperties(
                        6,
                        12,
                        DataSize.ofMegabytes(20),
                        50_000_000,
                        DataSize.ofGigabytes(1),
                        false,
                        false,
                        Path.of("spool"),
                        DataSize.ofGigabytes(10),
                        Set.of(80, 443),
                        Set.of()));
    }

    @Test
    void everyKeyIsMapped() {
        assertThat(bind(Map.ofEntries(
                        entry("lorapipe.archive.min-images", "4"),
                        entry("lorapipe.archive.max-images", "20"),
                        entry("lorapipe.archive.max-image-size", "5MB"),
                        entry("lorapipe.archive.max-pixels", "1000000"),
                        entry("lorapipe.archive.max-archive-size", "100MB"),
                        entry("lorapipe.archive.keep-metadata", "true"),
                        entry("lorapipe.archive.manifest-inside", "true"),
                        entry("lorapipe.archive.spool", "elsewhere"),
                        entry("lorapipe.archive.spool-limit", "1GB"),
                        entry("lorapipe.archive.fetch-ports", "8080"),
                        entry("lorapipe.archive.fetch-allow", "localhost:8000,127.0.0.1:9000"))))
                .isEqualTo(new ArchiveProperties(
                        4,
                        20,
                        DataSize.ofMegabytes(5),
                        1_000_000,
                        DataSize.ofMegabytes(100),
                        true,
                        true,
                        Path.of("elsewhere"),
                        DataSize.ofGigabytes(1),
                        Set.of(8080),
                        Set.of("localhost:8000", "127.0.0.1:9000")));
    }

    @ParameterizedTest
    @CsvSource({
        "min-images, 0",
        "max-images, 5",
        "max-image-size, 0B",
        "max-image-size, 3GB",
        "max-pixels, 100",
        "max-archive-size, 0B",
        "spool-limit, 400MB",
        "fetch-ports, 0",
        "fetch-ports, 65536",
        "fetch-allow, localhost",
        "fetch-allow, localhost:99999"
    })
    void aBadValueIsRefusedWithItsKey(String key, String value) {
        assertThatThrownBy(() -> bind(Map.of("lorapipe.archive." + key, value)))
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("lorapipe.archive." + key + " ");
    }

    private static ArchiveProperties bind(Map<String, String> settings) {
        var all = new HashMap<>(Map.of("lorapipe.archive.spool", "spool"));
        all.putAll(settings);
        return new Binder(new MapConfigurationPropertySource(all))
                .bind("lorapipe.archive", ArchiveProperties.class)
                .get();
    }
}
