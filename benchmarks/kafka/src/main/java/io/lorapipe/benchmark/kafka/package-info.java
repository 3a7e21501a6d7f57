/** Measures what the embedded Kafka costs, and Kafka transactions. */
@NullMarked
package io.lorapipe.benchmark.kafka;

import org.jspecify.annotations.NullMarked;
