package io.lorapipe.local.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;

/** A gateway, spoken to over HTTP; fails with {@link GatewayUnreachable} or {@link GatewayRefused}. */
public final class Gateway implements AutoCloseable {

    private static final MediaType ANY = MediaType.get("application/octet-stream");
    private static final RequestBody NOTHING = RequestBody.create(new byte[0]);

    private final URI address;
    private final Http http;

    public Gateway(URI address) {
        this.address = address;
        this.http = new Http(address);
    }

    public URI address() {
        return address;
    }

    public List<Character> characters() {
        return http.read(http.request("/api/characters").build(), Characters.class)
                .characters();
    }

    /** Makes a character; the same id and name again gives the one that is there. */
    public Character createCharacter(Optional<String> id, String name) {
        var body = id.isPresent() ? Map.of("name", name, "characterId", id.get()) : Map.of("name", name);
        return http.read(http.request("/api/characters").post(http.body(body)).build(), Character.class);
    }

    /** Uploads one reference image of a character. */
    public NewTraining.Image upload(String characterId, String name, Path image) {
        var form = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("images", name, RequestBody.create(image.toFile(), ANY))
                .build();
        var request = http.request("/api/characters/" + characterId + "/images").post(form);
        return http.read(request.build(), Uploaded.class).images().getFirst();
    }

    /** Asks for a training; the same key and body again gives the same training. */
    public TrainingView train(String idempotencyKey, NewTraining training) {
        var request = http.request("/api/trainings")
                .header("Idempotency-Key", idempotencyKey)
                .post(http.body(training));
        return http.read(request.build(), TrainingView.class);
    }

    public TrainingView training(String id) {
        return http.read(http.request(path(id)).build(), TrainingView.class);
    }

    /** The training of this id, where the gateway has it. */
    public Optional<TrainingView> find(String id) {
        try {
            return Optional.of(training(id));
        } catch (GatewayRefused refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** The newest trainings. */
    public List<TrainingView> trainings(int limit) {
        var request = http.request("/api/trainings", "limit", String.valueOf(limit));
        return http.read(request.build(), Trainings.class).trainings();
    }

    public void cancel(String id) {
        http.read(http.request(path(id) + "/cancel").post(NOTHING).build(), JsonNode.class);
    }

    /** Passes on a decision about a held training. */
    public void resolve(String id, String decision) {
        var body = http.body(Map.of("decision", decision));
        http.read(http.request(path(id) + "/resolve").post(body).build(), JsonNode.class);
    }

    /** What becomes of the user's archives. */
    public RetentionView retention() {
        return http.read(http.request("/api/retention").build(), RetentionView.class);
    }

    /** Opens the weights of a completed training; the caller closes the stream. */
    public InputStream weights(TrainingView.Weights weights) throws IOException {
        return http.answer(http.request(weights.url()).build()).body().byteStream();
    }

    /** The progress of a training, from its beginning. */
    public ProgressStream progress(String trainingId) {
        return new ProgressStream(http, trainingId);
    }

    Http http() {
        return http;
    }

    @Override
    public void close() {
        http.close();
    }

    private static String path(String trainingId) {
        return "/api/trainings/" + trainingId;
    }

    private record Characters(List<Character> characters) {}

    private record Uploaded(List<NewTraining.Image> images) {}

    private record Trainings(List<TrainingView> trainings) {}
}
