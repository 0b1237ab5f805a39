/** A server that answers with recorded replies: what loopback and the client cost by themselves. */
@NullMarked
package dev.loopbench.service.echo;

import org.jspecify.annotations.NullMarked;
