package io.lorapipe.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SecretFilesTests {

    @TempDir
    private Path secrets;

    @Test
    void aFileCountsWhereItsVariableIsMissingOrEmptyAndNotWhereItIsSet() throws IOException {
        write("MISSING", "from a file\n");
        write("EMPTY", "from a file\n");
        write("SET", "from a file\n");

        var environment = environment(Map.of("EMPTY", "", "SET", "from the environment"));

        assertThat(environment.getProperty("MISSING")).isEqualTo("from a file");
        assertThat(environment.getProperty("EMPTY")).isEqualTo("from a file");
        assertThat(environment.getProperty("SET")).isEqualTo("from the environment");
    }

    @Test
    void aFileMeansTheSettingThatAVariableOfItsNameWouldMean() throws IOException {
        write("SPRING_DATASOURCE_PASSWORD", "from a file\n");

        var environment = environment(Map.of("SPRING_DATASOURCE_PASSWORD", ""));

        assertThat(Binder.get(environment)
                        .bind("spring.datasource.password", String.class)
                        .get())
                .isEqualTo("from a file");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(secrets.resolve(name), content);
    }

    private ConfigurableEnvironment environment(Map<String, Object> variables) {
        var name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        var environment = new StandardEnvironment();
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        var application = new SpringApplication(Object.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setEnvironment(environment);
        try (var context = application.run("--spring.config.import=configtree:" + secrets + "/")) {
            return context.getEnvironment();
        }
    }
}
