package io.lorapipe.gateway.training.store;

import io.lorapipe.gateway.training.Pipeline;
import io.lorapipe.gateway.training.Request;
import io.lorapipe.gateway.training.TrainedFile;
import io.lorapipe.gateway.training.TrainingArchive;
import io.lorapipe.gateway.training.TrainingState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the pipeline tells, in the database; telling it again changes nothing. */
@Repository
class JdbcPipeline implements Pipeline {

    private final TrainingRows rows;
    private final VersionRows versions;
    private final JdbcClient jdbc;

    JdbcPipeline(TrainingRows rows, VersionRows versions, JdbcClient jdbc) {
        this.rows = rows;
        this.versions = versions;
        this.jdbc = jdbc;
    }

    /**
     * Images are given here alone, so a training that was heard of otherwise before gets them now. A request that
     * contradicts the one that was adopted leaves no trace.
     */
    @Override
    @Transactional
    public void requested(Request request, SeenRequest seen) {
        rows.add(request);
        if (isAdopted(request, seen)) {
            versions.addCharacter(request);
        }
    }

    private boolean isAdopted(Request request, SeenRequest seen) {
        return jdbc.sql("""
                        update trainings
                        set images = case when images = '[]' then :images else images end,
                            request = :event, request_id = :requestId, request_time = :time, request_trace = :trace
                        where id = :id and user_id = :userId and request is null""")
                        .param("images", rows.text(request.images()))
                        .param("event", seen.event())
                        .param("requestId", seen.id())
                        .param("time", TrainingRows.time(seen.time()))
                        .param("trace", seen.traceparent())
                        .param("id", request.trainingId())
                        .param("userId", request.userId())
                        .update()
                == 1;
    }

    @Override
    @Transactional
    public void archived(Request known, TrainingArchive archive) {
        rows.add(known);
        jdbc.sql("""
                        update trainings set archive_sha256 = :sha256, archive_size = :size, image_count = :count
                        where id = :id""")
                .param("sha256", archive.sha256())
                .param("size", archive.size())
                .param("count", archive.imageCount())
                .param("id", known.trainingId())
                .update();
    }

    @Override
    @Transactional
    public void submitted(Request known, int attempt, String provider, @Nullable String providerRequest) {
        rows.add(known);
        jdbc.sql("""
                        update trainings set attempt = :attempt, provider = :provider, provider_request = :request
                        where id = :id and attempt <= :attempt""")
                .param("attempt", attempt)
                .param("provider", ColumnText.cut(provider, 100))
                .param("request", ColumnText.cutOrNull(providerRequest, 400))
                .param("id", known.trainingId())
                .update();
    }

    @Override
    @Transactional
    public void ended(Request known, Ending ending) {
        rows.add(known);
        var training = rows.lock(known.trainingId()).orElseThrow();
        if (training.state() != TrainingState.ACTIVE) {
            return;
        }
        end(known.trainingId(), ending);
        if (ending.weights() != null) {
            versions.add(known, training.userId(), ending.at());
        }
    }

    @Override
    @Transactional
    public void recovered(Request known, TrainedFile weights, @Nullable TrainedFile config, Instant at) {
        rows.add(known);
        var training = rows.lock(known.trainingId()).orElseThrow();
        var isNew = jdbc.sql("""
                                update trainings set weights = :weights, config = :config
                                where id = :id and weights is null
                                  and not exists (select 1 from character_versions v
                                                  where v.training_id = :id and v.deleted_at is not null)""")
                        .param("weights", rows.text(weights))
                        .param("config", rows.text(config))
                        .param("id", known.trainingId())
                        .update()
                == 1;
        if (isNew) {
            versions.add(known, training.userId(), at);
        }
    }

    @Override
    public boolean isEnded(UUID trainingId) {
        return jdbc.sql("select count(*) from trainings where id = :id and state <> 'ACTIVE'")
                        .param("id", trainingId)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private void end(UUID id, Ending ending) {
        var archive = ending.archive();
        jdbc.sql("""
                        update trainings
                        set state = :state, ended_at = :at, attempt = :attempt, provider = :provider,
                            provider_request = :request, failure = :failure,
                            weights = coalesce(:weights, weights), config = coalesce(:config, config),
                            archive_sha256 = coalesce(:sha256, archive_sha256),
                            image_count = coalesce(:count, image_count)
                        where id = :id""")
                .param("state", ending.state().name())
                .param("at", TrainingRows.time(ending.at()))
                .param("attempt", ending.attempt())
                .param("provider", ColumnText.cutOrNull(ending.provider(), 100))
                .param("request", ColumnText.cutOrNull(ending.providerRequest(), 400))
                .param("failure", rows.text(ending.failure()))
                .param("weights", rows.text(ending.weights()))
                .param("config", rows.text(ending.config()))
                .param("sha256", archive == null ? null : archive.sha256())
                .param("count", archive == null ? null : archive.imageCount())
                .param("id", id)
                .update();
    }
}
