package io.lorapipe.system.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lorapipe.archive.ArchiveService;
import io.lorapipe.gateway.GatewayService;
import io.lorapipe.schemas.Topics;
import io.lorapipe.training.TrainingService;
import io.lorapipe.upload.UploadService;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Who has read one service knows them all. */
class LikenessTests {

    private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");

    enum Service {
        ARCHIVE(ArchiveService::application),
        UPLOAD(UploadService::application),
        TRAINING(TrainingService::application),
        GATEWAY(GatewayService::application);

        private final Supplier<SpringApplicationBuilder> application;

        Service(Supplier<SpringApplicationBuilder> application) {
            this.application = application;
        }

        String title() {
            return name().toLowerCase(java.util.Locale.ROOT) + "-service";
        }
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceIsAnApplicationThatReadsTheFileOfItsName(Service service) {
        var application = service.application.get().application();

        assertThat(application.getAllSources()).hasSize(1);
        assertThat(Service.class.getResource("/" + service.title() + ".yml")).isNotNull();
        assertThat(application)
                .extracting("defaultProperties")
                .isEqualTo(Map.of("spring.config.name", service.title()));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void theReadmeOfAServiceHasTheSixHeadings(Service service) {
        var readme = Repository.ROOT.resolve(service.title()).resolve("README.md");

        assertThat(readme).exists();
        assertThat(Repository.matches(HEADING, readme).map(it -> it.group(1)))
                .containsSubsequence("Purpose", "Consumes", "Produces", "Configuration", "Run alone", "When it fails");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void noServiceBringsSettingsThatAnotherWouldReadToo(Service service) {
        var resources = Repository.ROOT.resolve(service.title()).resolve("src/main/resources");

        assertThat(resources.resolve("application.yml")).doesNotExist();
        assertThat(resources.resolve("application.properties")).doesNotExist();
    }

    @Test
    void everyTopicStandsInTheArchitecture() {
        var architecture = Repository.read(Repository.ROOT.resolve("docs/architecture.md"));

        assertThat(Topics.settings().keySet())
                .allSatisfy(topic -> assertThat(architecture).contains("| `" + topic + "` |"));
    }

    @Test
    void everyTopicOfTheArchitectureExists() {
        var row = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\| \\w+");

        assertThat(Repository.matches(row, Repository.ROOT.resolve("docs/architecture.md"))
                        .map((MatchResult it) -> it.group(1)))
                .containsExactlyInAnyOrderElementsOf(Topics.settings().keySet());
    }
}
