package io.lorapipe.benchmark.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Reads a topic and keeps every record as a row. */
@SpringBootApplication
public class SpringConsumer {

    public static void main(String[] args) {
        SpringApplication.run(SpringConsumer.class, args);
    }
}
