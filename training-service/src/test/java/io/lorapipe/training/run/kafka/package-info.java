@NullMarked
package io.lorapipe.training.run.kafka;

import org.jspecify.annotations.NullMarked;
