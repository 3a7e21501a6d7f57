package io.lorapipe.gateway.training.web;

import io.lorapipe.gateway.access.CurrentUser;
import io.lorapipe.gateway.problem.Problem;
import io.lorapipe.gateway.training.TrainedFile;
import io.lorapipe.gateway.training.Training;
import io.lorapipe.gateway.training.Trainings;
import io.lorapipe.store.roles.Stores;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a training made, to download. */
@RestController
class FilesController {

    private final Trainings trainings;
    private final TrainingViews views;
    private final Stores stores;
    private final CurrentUser user;

    FilesController(Trainings trainings, TrainingViews views, Stores stores, CurrentUser user) {
        this.trainings = trainings;
        this.views = views;
        this.stores = stores;
        this.user = user;
    }

    @GetMapping("/api/trainings/{id}/weights")
    @Operation(summary = "Download the weights")
    void weights(
            @PathVariable UUID id,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        var view = view(id);
        send(id, training(id).weights(), view.weights(), request, response);
    }

    @GetMapping("/api/trainings/{id}/config")
    @Operation(summary = "Download the trainer's configuration")
    void config(
            @PathVariable UUID id,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        var view = view(id);
        send(id, training(id).config(), view.config(), request, response);
    }

    private void send(
            UUID id,
            @Nullable TrainedFile file,
            @Nullable FileView view,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (file == null || view == null) {
            throw Problem.of(
                            HttpStatus.NOT_FOUND,
                            "no_weights",
                            "The training %s has no such file; it has weights once it is completed.".formatted(id))
                    .asException();
        }
        var location = file.location();
        new Download(stores.holding(location), location, file, view.fileName()).send(request, response);
    }

    private Training training(UUID id) {
        return found(id, trainings.find(user.id(), id));
    }

    private TrainingView view(UUID id) {
        return found(id, views.find(user.id(), id));
    }

    private static <T> T found(UUID id, Optional<T> training) {
        return training.orElseThrow(
                () -> Problem.notFound("training", id.toString()).asException());
    }
}
