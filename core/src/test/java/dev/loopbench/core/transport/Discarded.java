package dev.loopbench.core.transport;

import java.io.OutputStream;

/** Takes bytes and keeps none. */
final class Discarded extends OutputStream {

    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] bytes, int offset, int length) {}
}
