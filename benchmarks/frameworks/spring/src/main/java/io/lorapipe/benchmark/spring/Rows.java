package io.lorapipe.benchmark.spring;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table of received records. */
@Component
class Rows {

    private final JdbcClient jdbc;

    Rows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    void insert(String key, byte[] value) {
        jdbc.sql("insert into received (id, body) values (?, ?)")
                .params(key, value)
                .update();
    }
}
