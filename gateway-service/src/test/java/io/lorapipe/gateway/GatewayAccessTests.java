package io.lorapipe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayAccessTests {

    private static final Pattern MODULE = Pattern.compile("(?:from|src=|href=)\\s*['\"](/[^'\"]+|\\./[^'\"]+)['\"]");

    private final TestGateway gateway = TestGateway.on(TestGateway.temporary("access"));

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void withoutSignInItListensOnLoopbackUnlessToldOtherwiseInSoManyWords() {
        assertThatThrownBy(() -> TestGateway.on(TestGateway.temporary("open"), "--server.address=0.0.0.0"))
                .rootCause()
                .hasMessageContaining("LORAPIPE_GATEWAY_ALLOW_ANONYMOUS_NETWORK_ACCESS");

        try (var open = TestGateway.on(
                TestGateway.temporary("open"),
                "--server.address=0.0.0.0",
                "--lorapipe.gateway.allow-anonymous-network-access=true")) {
            assertThat(open.get("/api/trainings").status()).isEqualTo(200);
        }
    }

    @Test
    void aForeignNameInTheHostHeaderIsRefused() throws Exception {
        assertThat(statusLine("GET /api/trainings HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .contains("403");
        assertThat(statusLine("GET /api/trainings HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .contains("200");
    }

    @Test
    void aPageOfAnotherSiteMayChangeNothing() {
        var character = "{\"name\":\"Mira\"}";
        var foreign = gateway.post("/api/characters", character, "Origin", "https://evil.example");
        var opaque = gateway.post("/api/characters", character, "Origin", "null");
        var hidden = gateway.post("/api/characters", character, "Sec-Fetch-Site", "cross-site");
        var own = gateway.post(
                "/api/characters",
                character,
                "Origin",
                gateway.uri("/").toString().replaceAll("/$", ""));

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.body().path("code").asString()).isEqualTo("forbidden_origin");
        assertThat(opaque.status()).isEqualTo(403);
        assertThat(hidden.status()).isEqualTo(403);
        assertThat(own.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "configprops", "beans", "metrics", "prometheus", "heapdump", "loggers"})
    void nothingOfItsInsidesIsShown(String endpoint) {
        assertThat(gateway.get("/actuator/" + endpoint).status()).isEqualTo(404);
    }

    @Test
    void everyFileThatThePageNamesIsServed() {
        for (var path : new String[] {
            "/", "/page/main.js", "/page/draft.js", "/page/form.js", "/page/trainings.js", "/page/preact.js"
        }) {
            var text = gateway.get(path).response().body();
            var named =
                    MODULE.matcher(text).results().map(found -> found.group(1)).toList();
            assertThat(named).as(path).isNotEmpty();
            assertThat(named)
                    .allSatisfy(file -> assertThat(gateway.get(file.replaceFirst("^\\./", "/page/"))
                                    .status())
                            .as(file)
                            .isEqualTo(200));
        }
    }

    private String statusLine(String request) throws IOException {
        try (var socket = new Socket("localhost", gateway.uri("/").getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}
