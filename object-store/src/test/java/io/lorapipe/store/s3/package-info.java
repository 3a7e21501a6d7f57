@NullMarked
package io.lorapipe.store.s3;

import org.jspecify.annotations.NullMarked;
