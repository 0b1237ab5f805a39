package dev.loopbench.service.observe;

import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the processes behind an address by the sockets that they hold. */
public final class ServiceProcesses {

    private static final String SOCKET = "socket:[";

    private final ProcFiles files;
    private final SocketTable sockets;
    private final long self;

    ServiceProcesses(ProcFiles files, long self) {
        this.files = files;
        this.sockets = new SocketTable(files);
        this.self = self;
    }

    /** Those of this machine. */
    public static ServiceProcesses ofThisMachine() {
        return new ServiceProcesses(
                new ProcFiles(Path.of("/proc")), ProcessHandle.current().pid());
    }

    /**
     * All processes that listen at the address or serve a connection to it, this one left out. Empty when there are none that may be
     * looked at: they belong to another user, or they are in another network namespace behind a published port.
     */
    public SortedSet<Integer> at(SocketAddress address) {
        Set<Long> inodes = sockets.inodes(address);
        SortedSet<Integer> pids = new TreeSet<>();
        if (inodes.isEmpty()) {
            return pids;
        }
        for (int pid : files.numbers("")) {
            if (pid != self && holdsAny(pid, inodes)) {
                pids.add(pid);
            }
        }
        return pids;
    }

    private boolean holdsAny(int pid, Set<Long> inodes) {
        for (int descriptor : files.numbers(pid + "/fd")) {
            String target = files.link(pid + "/fd/" + descriptor);
            if (target.startsWith(SOCKET)
                    && inodes.contains(Long.parseLong(target.substring(SOCKET.length(), target.length() - 1)))) {
                return true;
            }
        }
        return false;
    }
}
