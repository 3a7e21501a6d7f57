@NullMarked
package io.lorapipe.sandbox.trainers;

import org.jspecify.annotations.NullMarked;
