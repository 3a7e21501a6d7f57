package io.lorapipe.gateway.training.web;

import io.lorapipe.gateway.access.CurrentUser;
import io.lorapipe.gateway.problem.Problem;
import io.lorapipe.gateway.progress.ProgressState;
import io.lorapipe.gateway.training.Trainings;
import io.lorapipe.gateway.training.Trainings.Filter;
import io.lorapipe.gateway.training.order.Order;
import io.lorapipe.gateway.training.order.OrderResult;
import io.lorapipe.gateway.training.order.Orders;
import io.lorapipe.gateway.training.web.TrainingViews.TrainingList;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The user's trainings. */
@RestController
@RequestMapping("/api/trainings")
class TrainingsController {

    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,200}");
    private static final int MOST = 200;

    private final Orders orders;
    private final Trainings trainings;
    private final TrainingViews views;
    private final OrderDigest digest;
    private final CurrentUser user;

    TrainingsController(Orders orders, Trainings trainings, TrainingViews views, OrderDigest digest, CurrentUser user) {
        this.orders = orders;
        this.trainings = trainings;
        this.views = views;
        this.digest = digest;
        this.user = user;
    }

    @PostMapping
    ResponseEntity<TrainingView> order(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, @RequestBody Order order) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw OrderProblems.keyMissing().asException();
        }
        return switch (orders.take(user.id(), order, key, digest.of(order))) {
            case OrderResult.Accepted(var id) ->
                ResponseEntity.accepted()
                        .location(URI.create("/api/trainings/" + id))
                        .body(find(id));
            case OrderResult.KeyReused() -> throw OrderProblems.keyReused(key).asException();
            case OrderResult.NoCharacter(var id) ->
                throw Problem.notFound("character", id).asException();
            case OrderResult.Refused(var faults) ->
                throw OrderProblems.refused(faults).asException();
        };
    }

    @GetMapping("/{id}")
    TrainingView get(@PathVariable UUID id) {
        return find(id);
    }

    @GetMapping
    TrainingList list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String characterId,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "malformed_request",
                            "The limit is %d; give one from 1 to %d.".formatted(limit, MOST))
                    .withCulprit("limit")
                    .asException();
        }
        return views.list(user.id(), new Filter(OrderProblems.state(state), characterId, limit));
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<TrainingView> cancel(@PathVariable UUID id) {
        var before = find(id).state();
        if (before != ProgressState.RUNNING && before != ProgressState.WAITING) {
            throw OrderProblems.ended(id, before).asException();
        }
        trainings.cancel(user.id(), id);
        return ResponseEntity.accepted().body(find(id));
    }

    private TrainingView find(UUID id) {
        return views.find(user.id(), id)
                .orElseThrow(() -> Problem.notFound("training", id.toString()).asException());
    }
}
