package io.lorapipe.sandbox.queue.web;

import io.lorapipe.sandbox.access.Account;
import io.lorapipe.sandbox.dispatch.Dispatcher;
import io.lorapipe.sandbox.dispatch.QueueRules;
import io.lorapipe.sandbox.queue.RequestState.Queued;
import io.lorapipe.sandbox.queue.Requests;
import io.lorapipe.sandbox.queue.Submission;
import io.lorapipe.sandbox.trainers.Trainer;
import io.lorapipe.sandbox.trainers.Trainers;
import io.lorapipe.sandbox.webhook.Webhooks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Accepts work: whatever the input is, it is looked at only when the request runs. */
@RestController
class SubmitController {

    private final Trainers trainers;
    private final Submissions submissions;
    private final Requests requests;
    private final Dispatcher dispatcher;
    private final Webhooks webhooks;

    SubmitController(
            Trainers trainers, Submissions submissions, Requests requests, Dispatcher dispatcher, Webhooks webhooks) {
        this.trainers = trainers;
        this.submissions = submissions;
        this.requests = requests;
        this.dispatcher = dispatcher;
        this.webhooks = webhooks;
    }

    @PostMapping("/{*endpoint}")
    ResponseEntity<JsonNode> submit(
            @PathVariable String endpoint, @RequestAttribute Account account, HttpServletRequest http)
            throws IOException {
        var call = SubmitCall.of(account, http);
        var trainer = trainers.find(endpoint.substring(1));
        if (trainer.isEmpty()) {
            return unknown(endpoint.substring(1));
        }
        if (call.maxQueueLength()
                .filter(limit -> queueLength(trainer.get()) > limit)
                .isPresent()) {
            return ErrorAnswers.queueTooLong();
        }
        return accept(submissions.of(trainer.get(), call), call);
    }

    /** A trainer's path that is no endpoint is told from an app that is none. */
    private ResponseEntity<JsonNode> unknown(String endpoint) {
        return trainers.all().stream()
                .map(Trainer::endpoint)
                .filter(known -> endpoint.startsWith(known + "/"))
                .findFirst()
                .map(known -> ErrorAnswers.notFound("Path " + endpoint.substring(known.length()) + " not found"))
                .orElseGet(() -> ErrorAnswers.notFound("Application '" + endpoint + "' not found"));
    }

    private ResponseEntity<JsonNode> accept(Submission submission, SubmitCall call) {
        var request = requests.accept(submission);
        dispatcher.wake();
        var position = QueueRules.position(request, requests.all());
        webhooks.beforeAnswer(request);
        return ResponseEntity.ok()
                .header("X-Fal-Request-Id", request.id().toString())
                .body(new StatusJson(call.base()).accepted(request, position));
    }

    private long queueLength(Trainer trainer) {
        return requests.all().stream()
                .filter(request -> request.state() instanceof Queued)
                .filter(request -> request.submission().endpoint().equals(trainer.endpoint()))
                .count();
    }
}
