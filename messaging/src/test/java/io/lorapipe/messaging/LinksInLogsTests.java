package io.lorapipe.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever is logged by whomever, a link appears without what signs it. */
@ExtendWith(OutputCaptureExtension.class)
class LinksInLogsTests {

    private static final String PLAIN = "";
    private static final String LINK = "https://images.example/fox.jpg?X-Amz-Expires=900&X-Amz-Signature=abc";

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, "ecs", "logstash"})
    void anExceptionThatQuotesARowShowsItsLinksWithoutWhatSignsThem(String format, CapturedOutput output) {
        var locked = new SQLException("The row 7, '{images:[{url:" + LINK + " ,name:null}]}' is locked");
        var failed = new IllegalStateException("No luck with " + LINK, locked);
        Stream.of(locked, failed).forEach(it -> it.setStackTrace(new StackTraceElement[0]));

        aServiceLogs(format, log -> log.error("A record is tried again", failed));

        assertThat(output)
                .contains("A record is tried again", "No luck with https://images.example/fox.jpg?...")
                .contains("The row 7, '{images:[{url:https://images.example/fox.jpg?... ,name:null}]}' is locked")
                .doesNotContain("Signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, "ecs", "logstash"})
    void aLinkWithoutItsHostShowsNoSignatureEither(String format, CapturedOutput output) {
        aServiceLogs(
                format, log -> log.warn("Max retries exceeded with url: /objects/a.zip?name=a&signature=abc (401)"));

        assertThat(output).contains("with url: /objects/a.zip?... (401)");
    }

    @Test
    void aPlainLineKeepsItsWordsAndTellsWhomItIsAbout(CapturedOutput output) {
        aServiceLogs(
                PLAIN,
                log -> log.atWarn()
                        .addKeyValue("trainingId", "t-1")
                        .log("Is {} a link? It leads to \"{}\", they say.", "fox.jpg", LINK));

        assertThat(output)
                .contains("Is fox.jpg a link? It leads to \"https://images.example/fox.jpg?...\", they say.")
                .contains("trainingId=\"t-1\"");
    }

    private static void aServiceLogs(String structured, Consumer<Logger> said) {
        forgetHowToLog();
        var application = new SpringApplication(Object.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        var format = structured.equals(PLAIN) ? "test" : "structured";
        try (var service = application.run(
                "--spring.config.location=classpath:lorapipe-messaging.yml",
                "--logging.config=classpath:logback-" + format + ".xml",
                "--logging.structured.format.console=" + structured)) {
            said.accept(LoggerFactory.getLogger("a library"));
        } finally {
            forgetHowToLog();
        }
    }

    private static void forgetHowToLog() {
        LoggingSystem.get(LinksInLogsTests.class.getClassLoader()).cleanUp();
        System.clearProperty(LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName());
    }
}
