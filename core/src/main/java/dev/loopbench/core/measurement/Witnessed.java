package dev.loopbench.core.measurement;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The brackets around a slice or a lap: the witness in ns before and after, on each end's core. An array in JSON.
 *
 * @param serverBefore 0 where only the client's core is watched, because both ends share it
 * @param serverAfter likewise
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"clientBefore", "clientAfter", "serverBefore", "serverAfter"})
public record Witnessed(long clientBefore, long clientAfter, long serverBefore, long serverAfter) {

    static Witnessed by(WitnessTimes before, WitnessTimes after) {
        return new Witnessed(before.clientNanos(), after.clientNanos(), before.serverNanos(), after.serverNanos());
    }
}
