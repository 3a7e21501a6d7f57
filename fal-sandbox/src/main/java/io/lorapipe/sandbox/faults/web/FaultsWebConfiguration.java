package io.lorapipe.sandbox.faults.web;

import io.lorapipe.sandbox.faults.Faults;
import io.lorapipe.sandbox.queue.Requests;
import io.lorapipe.sandbox.trainers.Trainers;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FaultsWebConfiguration {

    /** By name, so that a sandbox that cannot start says why before Tomcat has something to say. */
    @Bean
    static DelegatingFilterProxyRegistrationBean faultFilterRegistration() {
        return new DelegatingFilterProxyRegistrationBean("faultFilter");
    }

    @Bean
    FaultFilter faultFilter(Faults faults, Requests requests, Trainers trainers) {
        var clock = Clock.tickMillis(ZoneOffset.UTC);
        return new FaultFilter(
                faults, new Calls(requests, trainers), new Applicable(requests, clock), new Throwing(faults));
    }
}
