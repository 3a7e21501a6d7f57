package io.lorapipe.local.platform;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** The parent of all services' contexts: it owns the logging, which would else end with the first one closed. */
@Configuration(proxyBeanMethods = false)
class Foundation {

    static ConfigurableApplicationContext start(PlatformSettings settings) {
        return new SpringApplicationBuilder(Foundation.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties("spring.config.name=local-runner")
                .run(
                        "--logging.file.name=" + settings.log(),
                        "--lorapipe.console-level=" + (settings.verbose() ? "INFO" : "OFF"));
    }

    /** A service beside the others; the one who closes the platform closes it. */
    static SpringApplicationBuilder child(SpringApplicationBuilder service, ConfigurableApplicationContext foundation) {
        return service.parent(foundation).registerShutdownHook(false);
    }
}
