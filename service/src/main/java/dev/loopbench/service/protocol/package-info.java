/** The protocols of services: requests as bytes, and Netty's codecs that find the replies. */
@NullMarked
package dev.loopbench.service.protocol;

import org.jspecify.annotations.NullMarked;
