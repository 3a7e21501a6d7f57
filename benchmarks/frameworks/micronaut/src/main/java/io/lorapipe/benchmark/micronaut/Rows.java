package io.lorapipe.benchmark.micronaut;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/** The table of received records. */
@Singleton
class Rows {

    /** Stands for the connection of the current transaction. */
    private final Connection connection;

    Rows(Connection connection) {
        this.connection = connection;
    }

    @Transactional
    void insert(String key, byte[] value) {
        try (var insert = connection.prepareStatement("insert into received (id, body) values (?, ?)")) {
            insert.setString(1, key);
            insert.setBytes(2, value);
            insert.executeUpdate();
        } catch (SQLException ex) {
            throw new IllegalStateException("The record could not be stored", ex);
        }
    }
}
