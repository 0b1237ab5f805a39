/** The sockets that listen on this machine: who owns them, who can reach them, and likely mistakes. */
@NullMarked
package dev.loopbench.results.ports;

import org.jspecify.annotations.NullMarked;
