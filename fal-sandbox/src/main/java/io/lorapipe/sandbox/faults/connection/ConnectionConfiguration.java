package io.lorapipe.sandbox.faults.connection;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> connections() {
        return server -> {
            server.setProtocol(ResettableProtocol.class.getName());
            server.addEngineValves(new ConnectionValve());
        };
    }
}
