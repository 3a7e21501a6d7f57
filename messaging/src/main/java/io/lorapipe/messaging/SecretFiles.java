package io.lorapipe.messaging;

import static org.springframework.core.env.StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Takes a file of a configuration tree for the environment variable of its name, where that variable is missing or
 * empty: containers are often given every variable, and an empty one would hide the file.
 */
public final class SecretFiles implements EnvironmentPostProcessor, Ordered {

    /** Ends as Spring Boot wants it for names like SPRING_DATASOURCE_PASSWORD to mean spring.datasource.password. */
    private static final String NAME = "files-" + SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        applyTo(environment);
    }

    /** For an environment whose configuration is loaded, and which no application runs with. */
    public static void applyTo(ConfigurableEnvironment environment) {
        var sources = environment.getPropertySources();
        var variables = sources.get(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        if (variables == null) {
            return;
        }
        var files = new HashMap<String, Object>();
        for (var source : sources) {
            if (source instanceof ConfigTreePropertySource tree) {
                read(tree, variables, files);
            }
        }
        sources.addBefore(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(NAME, files));
    }

    private static void read(ConfigTreePropertySource tree, PropertySource<?> variables, Map<String, Object> files) {
        for (var name : tree.getPropertyNames()) {
            if (isBlank(variables.getProperty(name))) {
                files.put(name, String.valueOf(tree.getProperty(name)));
            }
        }
    }

    private static boolean isBlank(@Nullable Object value) {
        return value == null || value.toString().isBlank();
    }
}
