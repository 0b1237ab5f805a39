package dev.loopbench.results.environment;

import dev.loopbench.core.placement.Topology;
import java.io.UncheckedIOException;

/** The processor: its model, its threads and cores, and what governs its clock and its sleep. */
final class ProcessorFacts {

    private static final String SECTION = "processor";
    private static final String CPU = "sys/devices/system/cpu/";

    private ProcessorFacts() {}

    static void addTo(FactSheet sheet) {
        Machine machine = Machine.read(sheet.root());
        sheet.put(SECTION, "model", machine.model());
        sheet.put(SECTION, "online", machine.processors());
        sheet.put(SECTION, "virtual_machine", machine.guest());
        sheet.file(SECTION, "hypervisor", "sys/hypervisor/type");
        sheet.file(SECTION, "vendor", "sys/class/dmi/id/sys_vendor");
        sheet.file(SECTION, "product", "sys/class/dmi/id/product_name");
        topology(sheet);
        sheet.file(SECTION, "smt", CPU + "smt/control");
        sheet.file(SECTION, "governor", CPU + "cpu0/cpufreq/scaling_governor");
        sheet.file(SECTION, "boost", CPU + "cpufreq/boost");
        sheet.file(SECTION, "idle_driver", CPU + "cpuidle/current_driver");
        sheet.file(SECTION, "idle_governor", CPU + "cpuidle/current_governor_ro");
        sheet.file(SECTION, "guest_halt_poll_ns", "sys/module/haltpoll/parameters/guest_halt_poll_ns");
        sheet.file(SECTION, "isolated", CPU + "isolated");
    }

    private static void topology(FactSheet sheet) {
        try {
            sheet.put(SECTION, "topology", Topology.ofThisProcess().cpus());
        } catch (UncheckedIOException e) {
            sheet.unread(SECTION, "topology", String.valueOf(e.getMessage()));
        }
    }
}
