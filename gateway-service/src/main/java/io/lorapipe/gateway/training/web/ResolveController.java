package io.lorapipe.gateway.training.web;

import io.lorapipe.gateway.access.CurrentUser;
import io.lorapipe.gateway.problem.Problem;
import io.lorapipe.gateway.training.resolve.Decision;
import io.lorapipe.gateway.training.resolve.ResolveResult;
import io.lorapipe.gateway.training.resolve.Resolver;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Decisions about held trainings. */
@RestController
class ResolveController {

    private final Resolver resolver;
    private final TrainingViews views;
    private final CurrentUser user;

    ResolveController(Resolver resolver, TrainingViews views, CurrentUser user) {
        this.resolver = resolver;
        this.views = views;
        this.user = user;
    }

    record Resolve(
            @Schema(
                    allowableValues = {"resubmit", "abandon"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String decision) {}

    @PostMapping("/api/trainings/{id}/resolve")
    @Operation(
            summary = "Decide about a held training, one whose attempt the provider never answered:"
                    + " submit it again, which may be paid twice, or give it up")
    ResponseEntity<TrainingView> resolve(@PathVariable UUID id, @RequestBody Resolve asked) {
        return switch (resolver.resolve(user.id(), id, decision(asked.decision()))) {
            case ResolveResult.PassedOn(var owner) -> ResponseEntity.accepted().body(view(owner, id));
            case ResolveResult.NotHeld(var owner) ->
                throw ResolveProblems.notHeld(view(owner, id)).asException();
            case ResolveResult.NoTraining() -> throw missing(id).asException();
        };
    }

    private static Decision decision(@Nullable String asked) {
        return Arrays.stream(Decision.values())
                .filter(decision -> decision.name().equalsIgnoreCase(asked))
                .findFirst()
                .orElseThrow(() -> ResolveProblems.unknownDecision(asked).asException());
    }

    private TrainingView view(String owner, UUID id) {
        return views.find(owner, id).orElseThrow(() -> missing(id).asException());
    }

    private static Problem missing(UUID id) {
        return Problem.notFound("training", id.toString());
    }
}
