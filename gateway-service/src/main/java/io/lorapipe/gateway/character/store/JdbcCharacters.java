package io.lorapipe.gateway.character.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.lorapipe.gateway.character.Character;
import io.lorapipe.gateway.character.CharacterVersion;
import io.lorapipe.gateway.character.Characters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The tables of characters and their versions. */
@Repository
class JdbcCharacters implements Characters {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcCharacters(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record VersionOf(String characterId, CharacterVersion version) {}

    @Override
    public Optional<Character> find(String userId, String id) {
        return of(userId).stream()
                .filter(character -> character.id().equals(id))
                .findFirst();
    }

    @Override
    public List<Character> of(String userId) {
        var versions = versions(userId);
        return jdbc.sql(
                        "select * from characters where user_id = :userId and deleted_at is null order by created_at desc, id")
                .param("userId", userId)
                .query((row, number) -> new Character(
                        row.getString("id"),
                        userId,
                        row.getString("name"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        versions.getOrDefault(row.getString("id"), List.of())))
                .list();
    }

    @Override
    public boolean add(Character character) {
        return change(character, """
                        insert into characters (id, user_id, name, created_at)
                        values (:id, :userId, :name, :createdAt) on conflict do nothing""") || change(character, """
                        update characters set name = :name, created_at = :createdAt, deleted_at = null
                        where id = :id and user_id = :userId and deleted_at is not null""");
    }

    private boolean change(Character character, String sql) {
        return jdbc.sql(sql)
                        .param("id", character.id())
                        .param("userId", character.userId())
                        .param("name", character.name())
                        .param("createdAt", character.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private Map<String, List<CharacterVersion>> versions(String userId) {
        return jdbc.sql("""
                        select v.*, t.weights, t.preset, t.trigger_word
                        from character_versions v join trainings t on t.id = v.training_id
                        where t.user_id = :userId and v.deleted_at is null order by v.version""").param("userId", userId).query(this::version).list().stream()
                .collect(groupingBy(VersionOf::characterId, mapping(VersionOf::version, toList())));
    }

    private VersionOf version(ResultSet row, int number) throws SQLException {
        var weights = json.readTree(row.getString("weights"));
        return new VersionOf(
                row.getString("character_id"),
                new CharacterVersion(
                        row.getInt("version"),
                        row.getObject("training_id", UUID.class),
                        weights.path("sha256").asString(),
                        weights.path("size").asLong(),
                        row.getString("preset"),
                        row.getString("trigger_word"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()));
    }
}
