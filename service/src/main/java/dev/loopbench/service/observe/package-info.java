/** The processes of a service as the kernel sees them. */
@NullMarked
package dev.loopbench.service.observe;

import org.jspecify.annotations.NullMarked;
