package io.lorapipe.gateway.training.store;

import io.lorapipe.gateway.image.Warning;
import io.lorapipe.gateway.training.Failure;
import io.lorapipe.gateway.training.Request;
import io.lorapipe.gateway.training.TrainedFile;
import io.lorapipe.gateway.training.Training;
import io.lorapipe.gateway.training.TrainingArchive;
import io.lorapipe.gateway.training.TrainingImage;
import io.lorapipe.gateway.training.TrainingState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of trainings. */
@Repository
class TrainingRows {

    private static final TypeReference<List<TrainingImage>> IMAGES = new TypeReference<>() {};
    private static final TypeReference<List<Warning>> WARNINGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TrainingRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What is decided under a training's lock. */
    record Locked(String userId, TrainingState state, boolean cancelRequested) {}

    /** Adds a training; one that is known is left as it is. */
    void add(Request request) {
        jdbc.sql("""
                        insert into trainings
                            (id, user_id, character_id, preset, parameters, trigger_word, images, state, requested_at)
                        values (:id, :userId, :characterId, :preset, :parameters, :triggerWord, :images, 'ACTIVE', :at)
                        on conflict do nothing""")
                .param("id", request.trainingId())
                .param("userId", request.userId())
                .param("characterId", request.characterId())
                .param("preset", ColumnText.cut(request.preset(), 200))
                .param("parameters", json.writeValueAsString(request.parameters()))
                .param("triggerWord", ColumnText.cutOrNull(request.triggerWord(), 400))
                .param("images", json.writeValueAsString(request.images()))
                .param("at", time(request.requestedAt()))
                .update();
    }

    /** Keeps what the owner was warned of. */
    void warn(UUID id, List<Warning> warnings) {
        if (!warnings.isEmpty()) {
            jdbc.sql("update trainings set warnings = :warnings where id = :id")
                    .param("warnings", json.writeValueAsString(warnings))
                    .param("id", id)
                    .update();
        }
    }

    Optional<Locked> lock(UUID id) {
        return jdbc.sql("select user_id, state, cancel_requested_at from trainings where id = :id for update")
                .param("id", id)
                .query((row, number) -> new Locked(
                        row.getString("user_id"),
                        TrainingState.valueOf(row.getString("state")),
                        row.getObject("cancel_requested_at") != null))
                .optional();
    }

    List<Training> select(String condition, Map<String, ?> parameters) {
        return jdbc.sql("""
                        select t.*, c.name as character_name, v.version
                        from trainings t
                        left join characters c on c.id = t.character_id and c.user_id = t.user_id
                        left join character_versions v on v.training_id = t.id and v.deleted_at is null
                        where """ + " " + condition)
                .params(parameters)
                .query(this::training)
                .list();
    }

    @Nullable
    String text(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private Training training(ResultSet row, int number) throws SQLException {
        return new Training(
                request(row),
                TrainingState.valueOf(row.getString("state")),
                row.getObject("cancel_requested_at") != null,
                row.getInt("attempt"),
                row.getString("provider"),
                row.getString("provider_request"),
                archive(row),
                instant(row, "ended_at"),
                read(row.getString("failure"), Failure.class),
                row.getObject("version", Integer.class),
                read(row.getString("weights"), TrainedFile.class),
                read(row.getString("config"), TrainedFile.class),
                warnings(row.getString("warnings")));
    }

    private Request request(ResultSet row) throws SQLException {
        return new Request(
                row.getObject("id", UUID.class),
                row.getString("user_id"),
                row.getString("character_id"),
                row.getString("character_name"),
                json.readValue(row.getString("images"), IMAGES),
                row.getString("preset"),
                json.readValue(row.getString("parameters"), PARAMETERS),
                row.getString("trigger_word"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable TrainingArchive archive(ResultSet row) throws SQLException {
        var sha256 = row.getString("archive_sha256");
        return sha256 == null
                ? null
                : new TrainingArchive(
                        sha256, row.getObject("archive_size", Long.class), row.getObject("image_count", Integer.class));
    }

    private List<Warning> warnings(@Nullable String text) {
        return text == null ? List.of() : json.readValue(text, WARNINGS);
    }

    private <T> @Nullable T read(@Nullable String text, Class<T> type) {
        return text == null ? null : json.readValue(text, type);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
