package io.lorapipe.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Whatever is logged by whomever, a link appears without what signs it. */
@ExtendWith(OutputCaptureExtension.class)
class LinksInLogsTests {

    private static final String LINK = "https://images.example/fox.jpg?X-Amz-Expires=900&X-Amz-Signature=abc";

    private ConfigurableApplicationContext service;
    private Logger log;

    @BeforeEach
    void startAsAServiceDoes() {
        LoggingSystem.get(getClass().getClassLoader()).cleanUp();
        var application = new SpringApplication(Object.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        service = application.run("--spring.config.location=classpath:lorapipe-messaging.yml");
        log = LoggerFactory.getLogger("a library");
    }

    @AfterEach
    void stop() {
        service.close();
        LoggingSystem.get(getClass().getClassLoader()).cleanUp();
    }

    @Test
    void anExceptionThatQuotesARowShowsItsLinksWithoutWhatSignsThem(CapturedOutput output) {
        var locked = new SQLException("The row 7, '{\"images\":[{\"url\":\"" + LINK + "\",\"name\":null}]}' is locked");

        log.error("A record is tried again", new IllegalStateException("No luck with " + LINK, locked));

        assertThat(output)
                .contains("A record is tried again", "No luck with https://images.example/fox.jpg?...")
                .containsOnlyOnce("The row 7")
                .contains("{\"url\":\"https://images.example/fox.jpg?...\",\"name\":null}]}' is locked")
                .doesNotContain("Signature");
    }

    @Test
    void aLinkWithoutItsHostShowsNoSignatureEither(CapturedOutput output) {
        log.warn("Max retries exceeded with url: /objects/a.zip?name=a&signature=abc (401)");

        assertThat(output).contains("with url: /objects/a.zip?... (401)");
    }

    @Test
    void aMessageKeepsItsWordsAndTellsWhomItIsAbout(CapturedOutput output) {
        log.atWarn().addKeyValue("trainingId", "t-1").log("Is {} a link? It leads to {} they say.", "fox.jpg", LINK);

        assertThat(output)
                .contains("Is fox.jpg a link? It leads to https://images.example/fox.jpg?... they say.")
                .contains("trainingId=\"t-1\"");
    }
}
