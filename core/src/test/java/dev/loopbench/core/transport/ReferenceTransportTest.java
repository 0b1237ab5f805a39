package dev.loopbench.core.transport;

class ReferenceTransportTest extends TransportContract {

    @Override
    public Transport transport() {
        return new ReferenceTransport();
    }
}
