package dev.loopbench.core.transport;

class ReferenceTransportTest extends TransportContract {

    @Override
    public Transport transport() {
        return new ReferenceTransport();
    }

    /** It is for tests alone, and is not compared. */
    @Override
    public int largestRead() {
        return 64 * 1024;
    }
}
