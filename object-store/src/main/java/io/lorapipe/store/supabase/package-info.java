/** Objects in Supabase Storage, by its REST interface and resumable uploads. */
@NullMarked
package io.lorapipe.store.supabase;

import org.jspecify.annotations.NullMarked;
