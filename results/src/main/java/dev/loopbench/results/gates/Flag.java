package dev.loopbench.results.gates;

/**
 * A gate that a fork did not pass.
 *
 * @param cause one line that begins with the gate's label and names the numbers
 */
public record Flag(Gate gate, String cause) {

    static Flag of(Gate gate, String numbers) {
        return new Flag(gate, gate.label() + ": " + numbers);
    }
}
