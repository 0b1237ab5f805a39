package dev.loopbench.results.serve;

import java.nio.ByteBuffer;

/** Sends back every byte. */
final class EchoSession extends RawSession {

    @Override
    public void received(ByteBuffer in) {
        answers().add(in);
    }
}
