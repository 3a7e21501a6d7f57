@NullMarked
package io.lorapipe.store.supabase;

import org.jspecify.annotations.NullMarked;
