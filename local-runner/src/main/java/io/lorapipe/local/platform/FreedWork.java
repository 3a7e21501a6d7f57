package io.lorapipe.local.platform;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Frees the work that a killed process was at, before the scheduler of a service starts: the lock of the data directory
 * says that this process is the only one, so nobody needs to wait for heartbeats that will not come.
 */
@Configuration(proxyBeanMethods = false)
class FreedWork {

    @Bean
    @DependsOnDatabaseInitialization
    InitializingBean freeWorkOfTheDead(JdbcClient jdbc) {
        return () -> jdbc.sql("""
                        update scheduled_tasks
                        set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                        where picked = true
                        """).update();
    }
}
