/** The benchmark's consumer on Spring Boot and Spring for Apache Kafka. */
@NullMarked
package io.lorapipe.benchmark.spring;

import org.jspecify.annotations.NullMarked;
