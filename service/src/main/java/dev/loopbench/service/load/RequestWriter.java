package dev.loopbench.service.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPromise;

/**
 * Writes requests that were not sent yet: of a single request as many as one buffer holds, of a mix one after the other.
 *
 * @param requests whose bytes are written
 * @param tls whether the channel encrypts
 */
record RequestWriter(RequestSource requests, boolean tls) {

    /** Writes and flushes all. */
    void write(Outstanding outstanding, Channel to) {
        if (requests.isMix()) {
            for (int i = 0; i < outstanding.unsent(); i++) {
                write(to, requests.bytes(outstanding.unsentRequest(i)));
            }
        } else {
            for (int left = outstanding.unsent(); left > 0; left -= requests.copies()) {
                write(to, requests.batch(Math.min(left, requests.copies())));
            }
        }
        outstanding.allSent();
        to.flush();
    }

    /** A failed write ends the connection, which is heard of anyway: so no promise, except where TLS needs one. */
    private void write(Channel to, ByteBuf bytes) {
        ChannelPromise promise = tls ? to.newPromise() : to.voidPromise();
        to.write(bytes, promise);
    }
}
