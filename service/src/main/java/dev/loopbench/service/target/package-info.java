/** Which services may be measured, and where they are: loopback addresses and Unix sockets only. */
@NullMarked
package dev.loopbench.service.target;

import org.jspecify.annotations.NullMarked;
