package dev.loopbench.results.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** The limits of the control groups that this process lives in, of the unified hierarchy or of the older ones. */
final class CgroupFacts {

    private static final String SECTION = "cgroup";
    private static final String MOUNT = "sys/fs/cgroup";

    private static final List<String> UNIFIED =
            List.of("cpu.max", "cpu.weight", "cpuset.cpus.effective", "memory.max", "memory.swap.max");

    private static final Map<String, List<String>> OLDER = Map.of(
            "cpu", List.of("cpu.cfs_quota_us", "cpu.cfs_period_us", "cpu.shares"),
            "cpuset", List.of("cpuset.effective_cpus"),
            "memory", List.of("memory.limit_in_bytes"));

    private CgroupFacts() {}

    static void addTo(FactSheet sheet) {
        List<String> groups;
        try {
            groups = Files.readAllLines(sheet.root().resolve("proc/self/cgroup"));
        } catch (IOException e) {
            sheet.unread(SECTION, "groups", "/proc/self/cgroup: " + e.getMessage());
            return;
        }
        sheet.put(SECTION, "groups", groups);
        for (String group : groups) {
            String[] parts = group.split(":", 3);
            if (parts.length == 3) {
                limits(sheet, parts[1], parts[2]);
            }
        }
    }

    /** @param controllers empty for the unified hierarchy */
    private static void limits(FactSheet sheet, String controllers, String path) {
        if (controllers.isEmpty()) {
            boolean alone = Files.exists(sheet.root().resolve(MOUNT + "/cgroup.controllers"));
            if (alone) {
                UNIFIED.forEach(limit -> limit(sheet, MOUNT, path, limit));
            }
            return;
        }
        for (String controller : controllers.split(",", -1)) {
            OLDER.getOrDefault(controller, List.of())
                    .forEach(limit -> limit(sheet, MOUNT + "/" + controller, path, limit));
        }
    }

    /** Inside a container the group's path may be that of the host, with only its own group mounted. */
    private static void limit(FactSheet sheet, String mount, String path, String limit) {
        String own = mount + (path.equals("/") ? "" : path) + "/" + limit;
        boolean visible = Files.exists(sheet.root().resolve(own));
        sheet.file(SECTION, limit, visible ? own : mount + "/" + limit);
    }
}
