package dev.loopbench.core.server;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The Java process of one end. Where that is a program in C, what compiled it stands in place of the JVM.
 *
 * @param pid its process number
 * @param version the full version, such as {@code 25.0.3+9-LTS}
 * @param vm name of the virtual machine and its vendor
 * @param home where its JDK is
 * @param collectors the collectors in use
 * @param maxHeapBytes the heap's limit
 * @param arguments the options that it was started with
 */
public record JvmFacts(
        long pid,
        String version,
        String vm,
        String home,
        List<String> collectors,
        long maxHeapBytes,
        List<String> arguments) {

    /** This process. */
    public static JvmFacts ofThisProcess() {
        return new JvmFacts(
                ProcessHandle.current().pid(),
                Runtime.version().toString(),
                System.getProperty("java.vm.name") + ", " + System.getProperty("java.vendor"),
                System.getProperty("java.home"),
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .toList(),
                Runtime.getRuntime().maxMemory(),
                ManagementFactory.getRuntimeMXBean().getInputArguments());
    }
}
