package io.lorapipe.messaging.work;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;

/** Refuses to start on an H2 file that does not write committed work at once: a crash would lose it. */
final class DurableH2 implements InitializingBean {

    private final DataSource dataSource;

    DurableH2(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void afterPropertiesSet() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            refuseDelayedWrites(connection);
        }
    }

    private static void refuseDelayedWrites(Connection connection) throws SQLException {
        if (!"H2".equals(connection.getMetaData().getDatabaseProductName())) {
            return;
        }
        try (var statement = connection.createStatement();
                var setting = statement.executeQuery(
                        "select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'")) {
            if (setting.next() && setting.getInt(1) != 0) {
                throw new IllegalStateException(
                        "The H2 database may lose committed work on a crash: its WRITE_DELAY is %d ms. Add ;WRITE_DELAY=0 to spring.datasource.url."
                                .formatted(setting.getInt(1)));
            }
        }
    }
}
