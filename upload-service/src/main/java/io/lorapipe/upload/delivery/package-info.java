/** Delivers archives: from the staging store to the delivery store, each once. */
@NullMarked
package io.lorapipe.upload.delivery;

import org.jspecify.annotations.NullMarked;
