package io.lorapipe.system.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings are records that may be logged, whatever is added to them. */
class SettingsTests {

    private static final Pattern SECRET =
            Pattern.compile("key|.*(secret|password|token|credential).*", Pattern.CASE_INSENSITIVE);
    private static final String CANARY = "a-secret-0123456789";

    /** Those that services are configured by, and those that stores are. */
    static final List<Class<?>> settings = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests()).importPackages("io.lorapipe").stream()
                    .filter(SettingsTests::areSettings)
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    @Test
    void allSecretsAreSeenHere() {
        assertThat(settings.stream()
                        .flatMap(SettingsTests::secrets)
                        .map(it -> it.getDeclaringRecord().getSimpleName() + "." + it.getName()))
                .contains(
                        "FalProperties.key",
                        "FalSettings.key",
                        "S3Settings.secretAccessKey",
                        "S3Settings.sessionToken",
                        "SupabaseSettings.secretKey");
    }

    @ParameterizedTest
    @FieldSource("settings")
    void areRecordsThatDoNotWriteTheirSecrets(Class<?> type) {
        assertThat(type).isRecord();
        var source = new MapConfigurationPropertySource();
        secrets(type).forEach(secret -> source.put("settings." + dashed(secret.getName()), CANARY));

        var bound = new Binder(source).bindOrCreate("settings", type);

        assertThat(secrets(type))
                .allSatisfy(
                        secret -> assertThat(secret.getAccessor().invoke(bound)).isEqualTo(CANARY));
        assertThat(bound.toString()).doesNotContain(CANARY);
    }

    private static boolean areSettings(JavaClass type) {
        return type.isAnnotatedWith(ConfigurationProperties.class)
                || type.getPackageName().startsWith("io.lorapipe.store")
                        && type.getSimpleName().endsWith("Settings")
                        && type.isRecord();
    }

    private static Stream<RecordComponent> secrets(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(it -> it.getType() == String.class
                        && SECRET.matcher(it.getName()).matches());
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
