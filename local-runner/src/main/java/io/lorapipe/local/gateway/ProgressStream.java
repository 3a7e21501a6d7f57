package io.lorapipe.local.gateway;

import java.io.IOException;
import java.util.function.Consumer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** The progress of one training, read to its end over as many connections as it takes. */
public final class ProgressStream {

    private Http http;
    private final String trainingId;
    private @Nullable String lastEventId;
    private @Nullable ProgressRecord newest;

    ProgressStream(Http http, String trainingId) {
        this.http = http;
        this.trainingId = trainingId;
    }

    /** Goes on at another gateway of the same platform. */
    public void moveTo(Gateway gateway) {
        http = gateway.http();
    }

    /**
     * Hands on what is news until the training has ended or the connection is cut.
     *
     * @return whether the training has ended
     */
    public boolean read(Consumer<ProgressRecord> reader) {
        var request = http.request("/api/trainings/" + trainingId + "/progress").header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try (var response = http.answer(request.build())) {
            return response.code() == 204 || readEvents(response.body().source(), reader);
        } catch (IOException cut) {
            return false;
        }
    }

    private boolean readEvents(BufferedSource source, Consumer<ProgressRecord> reader) throws IOException {
        var event = new ServerSentEvent();
        for (var line = source.readUtf8Line(); line != null; line = source.readUtf8Line()) {
            if (event.take(line)) {
                if (hear(event, reader)) {
                    return true;
                }
                event = new ServerSentEvent();
            }
        }
        return false;
    }

    private boolean hear(ServerSentEvent event, Consumer<ProgressRecord> reader) {
        if (event.id() != null) {
            lastEventId = event.id();
        }
        return switch (event.name()) {
            case "progress" -> handOn(http.parse(event.data(), ProgressRecord.class), reader);
            case "reset" -> {
                var training = http.parse(event.data(), TrainingView.class);
                if (training.progress() != null) {
                    handOn(training.progress(), reader);
                }
                yield training.isEnded();
            }
            default -> false;
        };
    }

    private boolean handOn(ProgressRecord received, Consumer<ProgressRecord> reader) {
        if (newest == null || received.follows(newest)) {
            newest = received;
            reader.accept(received);
        }
        return received.isTerminal();
    }
}
