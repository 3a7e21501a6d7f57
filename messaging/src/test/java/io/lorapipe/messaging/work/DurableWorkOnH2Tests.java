package io.lorapipe.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

class DurableWorkOnH2Tests extends DurableWorkContract {

    @TempDir
    static Path directory;

    @Override
    List<String> database(String name) {
        return List.of("--lorapipe.data=" + directory.resolve(name));
    }

    @Test
    void everyRowThatWasCommittedIsFoundAfterAKill(@TempDir Path data) throws Exception {
        var process = ProcessToKill.start(
                "committing",
                List.of("--lorapipe.data=" + data, "--spring.kafka.bootstrap-servers=" + bootstrapServers()));
        var committed = new ArrayList<UUID>();
        for (int i = 0; i < 100; i++) {
            committed.add(UUID.fromString(process.next().orElseThrow()));
        }
        process.kill();
        for (var said = process.next(); said.isPresent(); said = process.next()) {
            committed.add(UUID.fromString(said.get()));
        }

        var found = JdbcClient.create(h2("jdbc:h2:file:" + data.resolve("test-service")))
                .sql("select id from test.effect")
                .query(UUID.class)
                .list();

        assertThat(found).containsAll(committed);
    }

    @Test
    void aDatabaseThatWritesLaterIsRefusedInOneSentence(@TempDir Path data) {
        var late = WorkService.application();

        assertThatThrownBy(() ->
                        late.run("--spring.datasource.url=jdbc:h2:file:" + data.resolve("late") + ";WRITE_DELAY=200"
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                                + ";INIT=CREATE SCHEMA IF NOT EXISTS test"))
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .extracting(Throwable::getMessage)
                .isEqualTo("The H2 database may lose committed work on a crash: its WRITE_DELAY is 200 ms."
                        + " Add ;WRITE_DELAY=0 to spring.datasource.url.");
    }

    private static DataSource h2(String url) {
        return DataSourceBuilder.create()
                .url(url + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH")
                .build();
    }
}
