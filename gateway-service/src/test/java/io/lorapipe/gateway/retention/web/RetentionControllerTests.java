package io.lorapipe.gateway.retention.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.lorapipe.gateway.GatewayProperties;
import io.lorapipe.gateway.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.http.HttpStatus;

class RetentionControllerTests {

    private HttpServer uploadService;

    @BeforeEach
    void start() throws IOException {
        uploadService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        uploadService.start();
    }

    @AfterEach
    void stop() {
        uploadService.stop(0);
    }

    @Test
    void theUsersOwnArchivesAreShown() {
        answers("/actuator/retention/ada", 200, "{\"archives\":[]}");

        var answer = controller("ada").retention();

        assertThat(new String(answer.getBody(), StandardCharsets.UTF_8)).isEqualTo("{\"archives\":[]}");
    }

    @Test
    void anUploadServiceThatFailsIsAProblemWithAName() {
        answers("/actuator/retention/ada", 500, "{\"error\":\"at io.lorapipe\"}");

        assertIsUnavailable();
    }

    @Test
    void anUploadServiceThatIsAwayIsAProblemWithAName() {
        uploadService.stop(0);

        assertIsUnavailable();
    }

    private void assertIsUnavailable() {
        assertThatThrownBy(() -> controller("ada").retention())
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                    assertThat(problem.getBody().getProperties()).containsEntry("code", "retention_unavailable");
                    assertThat(problem.getBody().getDetail())
                            .isEqualTo("upload-service, which keeps the archives, does not answer.");
                });
    }

    private void answers(String path, int status, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        uploadService.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private RetentionController controller(String user) {
        var url = "http://127.0.0.1:" + uploadService.getAddress().getPort();
        var properties = new Binder(new MapConfigurationPropertySource(Map.of("lorapipe.gateway.upload-url", url)))
                .bindOrCreate("lorapipe.gateway", GatewayProperties.class);
        return new RetentionController(properties, () -> user);
    }
}
