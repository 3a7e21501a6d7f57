/** Building archives, as Kafka sees it. */
@NullMarked
package io.lorapipe.archive.build.kafka;

import org.jspecify.annotations.NullMarked;
