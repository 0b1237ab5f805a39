package dev.loopbench.core.transport;

/** Says that it is something else than what its ends are. */
final class Impostor extends ReferenceTransport {

    @Override
    public String implementation() {
        return "something faster";
    }

    /** The contract of the impostor. Never run by itself: it fails, and must. */
    static class Contract extends TransportContract {

        @Override
        public Transport transport() {
            return new Impostor();
        }

        /** Only its name is wrong. */
        @Override
        public int largestRead() {
            return 64 * 1024;
        }
    }
}
