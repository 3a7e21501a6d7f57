package io.lorapipe.gateway.progress.web;

import io.lorapipe.gateway.GatewayProperties;
import io.lorapipe.gateway.access.CurrentUser;
import io.lorapipe.gateway.problem.Problem;
import io.lorapipe.gateway.progress.ProgressStream;
import io.lorapipe.gateway.progress.ProgressStreams;
import io.lorapipe.gateway.progress.ProgressStreams.Opening;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Progress as server-sent events; the thread of the request, a virtual one, stays with the stream to its end. */
@RestController
class ProgressController {

    private final ProgressStreams streams;
    private final Snapshots snapshots;
    private final CurrentUser user;
    private final JsonMapper json;
    private final Duration heartbeat;

    ProgressController(
            ProgressStreams streams,
            Snapshots snapshots,
            CurrentUser user,
            JsonMapper json,
            GatewayProperties properties) {
        this.streams = streams;
        this.snapshots = snapshots;
        this.user = user;
        this.json = json;
        this.heartbeat = properties.heartbeat();
    }

    @GetMapping(path = "/api/trainings/{id}/progress")
    @Operation(summary = "Follow one training as server-sent events, from its start or from behind Last-Event-ID")
    void ofTraining(
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException, InterruptedException {
        if (!snapshots.isOwner(user.id(), id)) {
            throw Problem.notFound("training", id.toString()).asException();
        }
        answer(streams.ofTraining(id, lastId), () -> snapshots.training(user.id(), id), response);
    }

    @GetMapping(path = "/api/progress")
    @Operation(
            summary = "Follow all of the user's trainings as server-sent events, from now or from behind Last-Event-ID")
    void ofUser(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException, InterruptedException {
        answer(streams.ofUser(user.id(), lastId), () -> snapshots.trainings(user.id()), response);
    }

    private void answer(Opening opening, Supplier<Object> snapshot, HttpServletResponse response)
            throws IOException, InterruptedException {
        switch (opening) {
            case Opening.Nothing() -> response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            case Opening.Snapshot(var id) -> new EventWriter(response).event(id, "reset", text(snapshot));
            case Opening.Reset(var id, var stream) -> {
                try (stream) {
                    var events = new EventWriter(response);
                    events.event(id, "reset", text(snapshot));
                    relay(stream, events);
                }
            }
            case Opening.Follow(var stream) -> {
                try (stream) {
                    relay(stream, new EventWriter(response));
                }
            }
        }
    }

    private void relay(ProgressStream stream, EventWriter events) throws IOException, InterruptedException {
        while (true) {
            switch (stream.next(heartbeat)) {
                case ProgressStream.Step.News(var id, var record) ->
                    events.event(id, "progress", json.writeValueAsString(ProgressView.of(record)));
                case ProgressStream.Step.Quiet() -> events.comment("heartbeat");
                case ProgressStream.Step.Over() -> {
                    return;
                }
            }
        }
    }

    private String text(Supplier<Object> snapshot) {
        return json.writeValueAsString(snapshot.get());
    }
}
