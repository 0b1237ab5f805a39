package dev.loopbench.results.environment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.ForkRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the ends of the forks were set up: once for each transport, end, address and JDK.
 *
 * @param end {@code client} or {@code server}
 * @param transport its name
 * @param address what the ends talk over
 * @param implementation what really moved the bytes
 * @param socketOptions in effect
 * @param facts of the library behind the transport
 * @param jvm that it ran on
 */
public record EndFacts(
        String end,
        String transport,
        String address,
        String implementation,
        Map<String, String> socketOptions,
        Map<String, String> facts,
        @JsonUnwrapped Jvm jvm) {

    /**
     * A JVM.
     *
     * @param jdk full version
     * @param vm name and vendor
     * @param home where the JDK is
     * @param collectors in use
     * @param maxHeapBytes the heap's limit
     * @param arguments its options
     */
    public record Jvm(
            String jdk, String vm, String home, List<String> collectors, long maxHeapBytes, List<String> arguments) {}

    static List<EndFacts> of(Collection<ForkRecord> forks) {
        Map<List<String>, EndFacts> found = new LinkedHashMap<>();
        for (ForkRecord fork : forks) {
            add(found, "client", fork.spec().traffic().address(), fork.client());
            add(found, "server", fork.spec().traffic().address(), fork.server());
        }
        return new ArrayList<>(found.values());
    }

    private static void add(
            Map<List<String>, EndFacts> found, String end, AddressFamily address, @Nullable EndRecord record) {
        if (record != null) {
            found.computeIfAbsent(
                    List.of(
                            end,
                            record.transport(),
                            address.label(),
                            record.jvm().version()),
                    key -> of(end, address, record));
        }
    }

    private static EndFacts of(String end, AddressFamily address, EndRecord record) {
        return new EndFacts(
                end,
                record.transport(),
                address.label(),
                record.implementation(),
                record.socketOptions(),
                record.facts(),
                new Jvm(
                        record.jvm().version(),
                        record.jvm().vm(),
                        record.jvm().home(),
                        record.jvm().collectors(),
                        record.jvm().maxHeapBytes(),
                        record.jvm().arguments()));
    }
}
