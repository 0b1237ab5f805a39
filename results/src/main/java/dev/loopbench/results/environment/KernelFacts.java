package dev.loopbench.results.environment;

import java.util.List;

/** The kernel: its version, how it was booted, and the settings that change what a loopback costs. */
final class KernelFacts {

    private static final String SECTION = "kernel";

    private static final List<String> SETTINGS = List.of(
            "net.core.somaxconn",
            "net.core.rmem_default",
            "net.core.rmem_max",
            "net.core.wmem_default",
            "net.core.wmem_max",
            "net.core.busy_poll",
            "net.core.busy_read",
            "net.core.netdev_max_backlog",
            "net.ipv4.tcp_rmem",
            "net.ipv4.tcp_wmem",
            "net.ipv4.tcp_congestion_control",
            "net.ipv4.tcp_available_congestion_control",
            "net.ipv4.tcp_allowed_congestion_control",
            "net.ipv4.tcp_tw_reuse",
            "net.ipv4.tcp_autocorking",
            "net.ipv4.tcp_slow_start_after_idle",
            "net.ipv4.ip_local_port_range",
            "kernel.sched_autogroup_enabled",
            "kernel.sched_cfs_bandwidth_slice_us",
            "kernel.sched_rt_runtime_us",
            "kernel.numa_balancing",
            "kernel.io_uring_disabled",
            "kernel.perf_event_paranoid",
            "vm.swappiness");

    private KernelFacts() {}

    static void addTo(FactSheet sheet) {
        sheet.file(SECTION, "type", "proc/sys/kernel/ostype");
        sheet.file(SECTION, "release", "proc/sys/kernel/osrelease");
        sheet.file(SECTION, "version", "proc/sys/kernel/version");
        sheet.file(SECTION, "command_line", "proc/cmdline");
        sheet.file(SECTION, "transparent_hugepages", "sys/kernel/mm/transparent_hugepage/enabled");
        for (String setting : SETTINGS) {
            sheet.file("settings", setting, "proc/sys/" + setting.replace('.', '/'));
        }
    }
}
