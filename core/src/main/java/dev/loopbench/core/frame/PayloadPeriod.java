package dev.loopbench.core.frame;

/** The bytes of which every payload is made, for programs in other languages. */
public final class PayloadPeriod {

    private PayloadPeriod() {}

    /** One period of the pattern; the payload of identity 0 begins with its first byte. */
    public static byte[] bytes() {
        return Payload.period();
    }
}
