package io.lorapipe.gateway.retention.web;

import io.lorapipe.gateway.GatewayProperties;
import io.lorapipe.gateway.access.CurrentUser;
import io.lorapipe.gateway.problem.Problem;
import io.lorapipe.gateway.problem.ProblemException;
import java.net.http.HttpClient;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Passes on what upload-service says of the user's own archives; the gateway itself keeps none. */
@RestController
class RetentionController {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionController.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RestClient upload;
    private final CurrentUser user;

    RetentionController(GatewayProperties properties, CurrentUser user) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        this.upload = RestClient.builder()
                .baseUrl(properties.uploadUrl())
                .requestFactory(requests)
                .build();
        this.user = user;
    }

    @GetMapping(path = "/api/retention", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> retention() {
        try {
            var said = upload.get()
                    .uri("/actuator/retention/{user}", user.id())
                    .accept(MediaType.APPLICATION_JSON)
                    .retrieve()
                    .body(byte[].class);
            if (said != null) {
                return ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(said);
            }
        } catch (RestClientException failure) {
            LOG.atWarn().setCause(failure).log("upload-service was asked for archives and did not answer");
        }
        throw unavailable();
    }

    private static ProblemException unavailable() {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "retention_unavailable",
                        "upload-service, which keeps the archives, does not answer.")
                .withHint("Try again in a moment; an operator sees to it that LORAPIPE_UPLOAD_URL leads to it.")
                .asException();
    }
}
