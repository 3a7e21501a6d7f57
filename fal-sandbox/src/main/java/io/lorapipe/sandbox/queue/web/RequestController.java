package io.lorapipe.sandbox.queue.web;

import io.lorapipe.sandbox.access.Account;
import io.lorapipe.sandbox.access.PublicAddress;
import io.lorapipe.sandbox.dispatch.Dispatcher;
import io.lorapipe.sandbox.dispatch.Dispatcher.CancelResult;
import io.lorapipe.sandbox.dispatch.QueueRules;
import io.lorapipe.sandbox.queue.FalRequest;
import io.lorapipe.sandbox.queue.RequestState.Ended;
import io.lorapipe.sandbox.queue.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Follows a request: status, result, cancel. */
@RestController
class RequestController {

    private static final List<String> YES = List.of("1", "true", "True");

    private final Requests requests;
    private final OwnRequests own;
    private final Dispatcher dispatcher;

    RequestController(Requests requests, Dispatcher dispatcher) {
        this.requests = requests;
        this.own = new OwnRequests(requests);
        this.dispatcher = dispatcher;
    }

    @GetMapping("/{*app}/requests/{id}/status")
    ResponseEntity<JsonNode> status(
            @PathVariable String app,
            @PathVariable String id,
            @RequestAttribute Account account,
            @RequestParam Optional<String> logs,
            HttpServletRequest http) {
        return own.find(account, app, id)
                .map(request -> status(request, logs.filter(YES::contains).isPresent(), http))
                .orElseGet(ErrorAnswers::unknownRequest);
    }

    @GetMapping({"/{*app}/requests/{id}", "/{*app}/requests/{id}/response"})
    ResponseEntity<JsonNode> result(
            @PathVariable String app,
            @PathVariable String id,
            @RequestAttribute Account account,
            HttpServletRequest http) {
        return own.find(account, app, id)
                .map(request -> ResultAnswer.of(request, PublicAddress.of(http)))
                .orElseGet(ErrorAnswers::unknownRequest);
    }

    /** A cancel exists, for another verb. */
    @GetMapping("/{*app}/requests/{id}/{path:(?!cancel$).+}")
    ResponseEntity<JsonNode> unknownPath(@PathVariable String path) {
        return ErrorAnswers.notFound("Path /" + path + " not found");
    }

    @PutMapping("/{*app}/requests/{id}/cancel")
    ResponseEntity<JsonNode> cancel(
            @PathVariable String app, @PathVariable String id, @RequestAttribute Account account) {
        return own.find(account, app, id)
                .map(request -> cancelled(dispatcher.cancel(request.id())))
                .orElseGet(ErrorAnswers::unknownRequest);
    }

    private ResponseEntity<JsonNode> status(FalRequest request, boolean withLogs, HttpServletRequest http) {
        var lines = Optional.of(request.state().logs()).filter(all -> withLogs);
        var position = QueueRules.position(request, requests.all());
        return ResponseEntity.status(request.state() instanceof Ended ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .header("X-Fal-Request-Id", request.id().toString())
                .body(new StatusJson(PublicAddress.of(http)).of(request, position, lines));
    }

    private static ResponseEntity<JsonNode> cancelled(CancelResult result) {
        return switch (result) {
            case REMOVED -> answer(HttpStatus.OK, "OK");
            case REQUESTED -> answer(HttpStatus.ACCEPTED, "CANCELLATION_REQUESTED");
            case ALREADY_COMPLETED -> answer(HttpStatus.BAD_REQUEST, "ALREADY_COMPLETED");
        };
    }

    private static ResponseEntity<JsonNode> answer(HttpStatus code, String status) {
        return ResponseEntity.status(code)
                .body(JsonNodeFactory.instance.objectNode().put("status", status));
    }
}
