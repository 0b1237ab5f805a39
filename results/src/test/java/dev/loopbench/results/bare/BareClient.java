package dev.loopbench.results.bare;

/** A connected client that fills its slice on its own I/O thread. */
interface BareClient {

    /** Has the I/O thread fill the slice; the slice tells when it is over. */
    void begin();
}
