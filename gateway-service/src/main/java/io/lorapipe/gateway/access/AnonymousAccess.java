package io.lorapipe.gateway.access;

import io.lorapipe.gateway.GatewayProperties;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** Without sign-in there is one user, and only this machine is served unless told otherwise. */
@Configuration(proxyBeanMethods = false)
class AnonymousAccess {

    private static final String LOCAL_USER = "local";

    AnonymousAccess(ServerProperties server, GatewayProperties properties) {
        if (!isLoopback(server.getAddress()) && !properties.allowAnonymousNetworkAccess()) {
            throw new OpenToTheNetwork(server.getAddress());
        }
    }

    private static boolean isLoopback(@Nullable InetAddress address) {
        return address != null && address.isLoopbackAddress();
    }

    @Bean
    CurrentUser currentUser() {
        return () -> LOCAL_USER;
    }

    @Bean
    FilterRegistrationBean<BrowserGuard> browserGuard(GatewayProperties properties, JsonMapper json) {
        var hosts = new OwnHosts(properties.publicHosts(), properties.allowAnonymousNetworkAccess());
        var registration = new FilterRegistrationBean<>(new BrowserGuard(hosts, json));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
