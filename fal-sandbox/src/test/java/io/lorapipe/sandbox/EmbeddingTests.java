package io.lorapipe.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class EmbeddingTests {

    @Test
    void itRunsAsAChildOfAnApplicationThatHasBeansOfItsOwn(@TempDir Path one, @TempDir Path other) throws IOException {
        try (var parent = new SpringApplicationBuilder(Host.class)
                .web(WebApplicationType.NONE)
                .run()) {
            for (var data : new Path[] {one, other}) {
                var child = FalSandbox.application()
                        .parent(parent)
                        .run("--server.port=0", "--lorapipe.sandbox.data-directory=" + data);
                var keys = URI.create("http://127.0.0.1:" + Sandbox.port(child) + "/.well-known/jwks.json");
                assertThat(JsonMapper.shared()
                                .readTree(keys.toURL().openStream())
                                .get("keys"))
                        .hasSize(1);
                assertThat(child.getEnvironment().getProperty("spring.application.name"))
                        .isEqualTo("fal-sandbox");
            }
        }
    }

    /** No annotation, or the sandbox's own scan would find it. */
    static class Host {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        JsonMapper jsonMapper() {
            return JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
                    .build();
        }
    }
}
