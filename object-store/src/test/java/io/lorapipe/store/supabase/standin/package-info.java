/** A stand-in for Supabase Storage: its answers, limits and traps, as measured on the real server. */
@NullMarked
package io.lorapipe.store.supabase.standin;

import org.jspecify.annotations.NullMarked;
