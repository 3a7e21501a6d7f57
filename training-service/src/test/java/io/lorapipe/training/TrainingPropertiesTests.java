package io.lorapipe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lorapipe.store.local.LocalSettings;
import io.lorapipe.store.roles.FormerStore;
import io.lorapipe.store.roles.StoreRole;
import io.lorapipe.store.roles.StoreSettings;
import io.lorapipe.store.s3.S3Settings;
import io.lorapipe.training.TrainingProperties.WhenUnknown;
import io.lorapipe.training.fal.FalProperties;
import io.lorapipe.training.follow.UnknownPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

class TrainingPropertiesTests {

    @Test
    void defaults() {
        var properties = training(Map.of());
        assertThat(properties.maxInFlight()).isEqualTo(2);
        assertThat(properties.firstPoll()).isEqualTo(Duration.ofSeconds(5));
        assertThat(properties.longestPoll()).isEqualTo(Duration.ofSeconds(60));
        assertThat(properties.startWithin()).isEqualTo(Duration.ofDays(7));
        assertThat(properties.sendWithin()).isEqualTo(Duration.ofSeconds(10));
        assertThat(properties.whenUnknown()).isEqualTo(WhenUnknown.HOLD);
        assertThat(properties.pace(Duration.ofSeconds(30), true).whenUnknown())
                .isEqualTo(new UnknownPolicy.Hold(Duration.ofHours(24)));
    }

    @Test
    void everyKeyIsMapped() {
        var properties = training(Map.ofEntries(
                Map.entry("max-in-flight", "7"),
                Map.entry("first-poll", "1s"),
                Map.entry("longest-poll", "2s"),
                Map.entry("start-within", "13s"),
                Map.entry("send-within", "3s"),
                Map.entry("queue-deadline", "4s"),
                Map.entry("run-deadline", "5s"),
                Map.entry("request-patience", "6s"),
                Map.entry("secure-within", "7s"),
                Map.entry("when-unknown", "RESUBMIT_AFTER"),
                Map.entry("hold-for", "8s"),
                Map.entry("resubmit-after", "9m"),
                Map.entry("first-pause", "10s"),
                Map.entry("longest-pause", "11s"),
                Map.entry("spool-directory", "/spool"),
                Map.entry("largest-weights", "12MB")));
        assertThat(properties)
                .isEqualTo(new TrainingProperties(
                        7,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(13),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(7),
                        WhenUnknown.RESUBMIT_AFTER,
                        Duration.ofSeconds(8),
                        Duration.ofMinutes(9),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(11),
                        Path.of("/spool"),
                        DataSize.ofMegabytes(12)));
    }

    @ParameterizedTest
    @CsvSource({
        "max-in-flight, 0",
        "first-poll, 0s",
        "longest-poll, 1s",
        "start-within, 0s",
        "send-within, -1s",
        "queue-deadline, 0s",
        "run-deadline, 0s",
        "request-patience, 0s",
        "secure-within, 0s",
        "hold-for, 0s",
        "first-pause, 0s",
        "longest-pause, 1s",
        "largest-weights, 0B"
    })
    void aBadValueIsRefusedByItsKey(String key, String value) {
        assertThatThrownBy(() -> training(Map.of(key, value)))
                .rootCause()
                .hasMessageContaining("lorapipe.training." + key);
    }

    @Test
    void aPolicyThatCouldPayTwiceIsRefused() {
        var hasty = training(Map.of("when-unknown", "RESUBMIT_AFTER", "resubmit-after", "30h"));
        assertThatThrownBy(() -> hasty.pace(Duration.ofSeconds(30), true))
                .hasMessageContaining("lorapipe.training.resubmit-after");
        var blind = training(Map.of("when-unknown", "RESUBMIT_AFTER", "resubmit-after", "40d"));
        assertThatThrownBy(() -> blind.pace(Duration.ofSeconds(30), false))
                .hasMessageContaining("lorapipe.training.when-unknown must be HOLD")
                .hasMessageContaining("FAL_WEBHOOK_URL");
        var absent = training(Map.of("when-unknown", "RESUBMIT_AFTER"));
        assertThatThrownBy(() -> absent.pace(Duration.ofSeconds(30), true))
                .hasMessageContaining("lorapipe.training.resubmit-after");
    }

    @Test
    void theProvidersDefaults() {
        var properties = bind("lorapipe.fal", FalProperties.class, Map.of());
        assertThat(properties.queueUrl()).isEqualTo(URI.create("https://queue.fal.run"));
        assertThat(properties.platformUrl()).isEqualTo(URI.create("https://api.fal.ai"));
        assertThat(properties.jwksUrl()).isEqualTo(URI.create("https://rest.fal.ai/.well-known/jwks.json"));
        assertThat(properties.fileHosts()).containsExactly("fal.media");
        assertThat(properties.listsRequests()).isTrue();
        assertThat(properties.webhookUrl()).isNull();
        assertThat(properties.key()).isNull();
    }

    @Test
    void everyKeyOfTheProviderIsMapped() {
        var properties = bind(
                "lorapipe.fal",
                FalProperties.class,
                Map.of(
                        "key", "id:secret",
                        "queue-url", "http://q",
                        "platform-url", "http://p",
                        "jwks-url", "http://j",
                        "webhook-url", "http://w",
                        "user-id", "u1",
                        "file-hosts", "a,b",
                        "lists-requests", "false",
                        "connect-timeout", "1s",
                        "call-timeout", "2s"));
        assertThat(properties)
                .isEqualTo(new FalProperties(
                        "id:secret",
                        URI.create("http://q"),
                        URI.create("http://p"),
                        URI.create("http://j"),
                        URI.create("http://w"),
                        "u1",
                        List.of("a", "b"),
                        false,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "queue-url, ftp://x",
        "platform-url, nonsense",
        "jwks-url, /path",
        "webhook-url, x",
        "call-timeout, 0s",
        "connect-timeout, -1s"
    })
    void aBadValueForTheProviderIsRefusedByItsKey(String key, String value) {
        assertThatThrownBy(() -> bind("lorapipe.fal", FalProperties.class, Map.of(key, value)))
                .rootCause()
                .hasMessageContaining("lorapipe.fal." + key);
    }

    @Test
    void theKeyIsNotShown() {
        assertThat(bind("lorapipe.fal", FalProperties.class, Map.of("key", "id:secret")))
                .asString()
                .contains("key=set")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id:sec\nret", "id:sec\u00e9ret", "id:sec\u0000ret"})
    void aKeyThatCannotBeSentIsRefusedByItsNameAndNotShown(String key) {
        assertThatThrownBy(() -> bind("lorapipe.fal", FalProperties.class, Map.of("key", key)))
                .satisfies(refused -> assertThat(Throwables.getStackTrace(refused))
                        .contains("FAL_KEY")
                        .doesNotContain("id:sec"));
    }

    private static TrainingProperties training(Map<String, String> values) {
        return bind("lorapipe.training", TrainingProperties.class, values);
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
        var source = new MapConfigurationPropertySource();
        values.forEach((key, value) -> source.put(prefix + "." + key, value));
        return new Binder(source).bindOrCreate(prefix, type);
    }

    @Test
    void storesAreConfiguredAsForEveryService() {
        var application = new SpringApplication(Object.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (var context = application.run(
                "--spring.config.name=training-service", "--LORAPIPE_PUBLIC_URL=", "--LORAPIPE_STORE=fal")) {
            var environment = context.getEnvironment();
            assertThat(environment.getProperty("lorapipe.stores.local.public-url"))
                    .isEmpty();
            assertThat(environment.getProperty("lorapipe.stores.type")).isEqualTo("fal");
            assertThat(environment.getPropertySources())
                    .extracting(PropertySource::getName)
                    .anyMatch(name -> name.contains("lorapipe-stores.yml"));
        }
    }

    @Test
    void storesTakeTheNamesOfTheirEcosystemsAndSecretsFromFiles(@TempDir Path secrets) throws IOException {
        Files.writeString(secrets.resolve("AWS_SECRET_ACCESS_KEY"), "from a file\n");
        var application = new SpringApplication(Object.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (var context = application.run(
                "--spring.config.name=training-service",
                "--LORAPIPE_SECRETS=" + secrets,
                "--LORAPIPE_STORE_WEIGHTS=s3",
                "--AWS_ACCESS_KEY_ID=an id",
                "--AWS_DEFAULT_REGION=eu-west-1",
                "--AWS_ENDPOINT_URL=http://localhost:9000",
                "--LORAPIPE_S3_BUCKET=bucket",
                "--SUPABASE_SERVICE_ROLE_KEY=sb")) {
            var stores = Binder.get(context.getEnvironment()).bindOrCreate("lorapipe.stores", StoreSettings.class);

            assertThat(stores.roles()).containsExactly(Map.entry(StoreRole.WEIGHTS, "s3"));
            assertThat(stores.s3())
                    .isEqualTo(new S3Settings(
                            "bucket",
                            "eu-west-1",
                            URI.create("http://localhost:9000"),
                            null,
                            "an id",
                            "from a file",
                            null));
            assertThat(stores.supabase().secretKey()).isEqualTo("sb");
            assertThat(stores.supabase().bucket()).isEqualTo("character-references");
        }
    }

    @Test
    void formerStoresTakeVariablesThatMayNameOthers() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of(
                                        "LORAPIPE_STORES_FORMER_0_LOCAL_DIRECTORY", "/old",
                                        "LORAPIPE_STORES_FORMER_1_S3_BUCKET", "old",
                                        "LORAPIPE_STORES_FORMER_1_S3_REGION", "eu-west-1",
                                        "LORAPIPE_STORES_FORMER_1_S3_ACCESSKEYID", "an id",
                                        "LORAPIPE_STORES_FORMER_1_S3_SECRETACCESSKEY", "${OLD_SECRET}",
                                        "OLD_SECRET", "a secret")));

        var stores = Binder.get(environment).bindOrCreate("lorapipe.stores", StoreSettings.class);

        assertThat(stores.former())
                .containsExactly(
                        new FormerStore(new LocalSettings(Path.of("/old"), null, null), null, null),
                        new FormerStore(
                                null, new S3Settings("old", "eu-west-1", null, null, "an id", "a secret", null), null));
    }
}
