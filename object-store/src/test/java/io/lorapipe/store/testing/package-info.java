/** For the tests of every module: an in-memory twin, a slow store, and the contract that all stores pass. */
@NullMarked
package io.lorapipe.store.testing;

import org.jspecify.annotations.NullMarked;
