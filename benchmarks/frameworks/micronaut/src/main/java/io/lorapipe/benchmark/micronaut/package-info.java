/** The benchmark's consumer on Micronaut and Micronaut Kafka. */
@NullMarked
package io.lorapipe.benchmark.micronaut;

import org.jspecify.annotations.NullMarked;
