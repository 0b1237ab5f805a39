package dev.loopbench.results.listener;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who can reach a listener, firewalls aside. */
public enum Exposure {
    /** Programs on this machine, in this network namespace. */
    LOOPBACK,
    /** Whoever can reach an address of this machine. */
    EXPOSED,
    /** Programs on this machine that may write to the socket's file; where it has no file, all in this namespace. */
    LOCAL;

    /** The word in tables. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Exposure of(IpAddress address) {
        return address.isLoopback() ? LOOPBACK : EXPOSED;
    }
}
