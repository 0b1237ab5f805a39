package dev.loopbench.results.ports;

import dev.loopbench.results.listener.Localhost;
import dev.loopbench.results.listener.PortList;
import dev.loopbench.results.listener.PortList.ListenQueue;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A {@code /proc} of files, as a kernel on a little-endian machine writes it. */
public final class ProcTree {

    private static final String INET =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt" + "   uid  timeout inode\n";
    private static final String UNIX = "Num       RefCount Protocol Flags    Type St Inode Path\n";

    private final Path root;

    public ProcTree(Path root) throws IOException {
        this.root = root;
        write("proc/sys/net/ipv4/ip_local_port_range", "32768\t60999\n");
        write("proc/sys/net/ipv4/ip_local_reserved_ports", "40000-40002\n");
        write("etc/passwd", "root:x:0:0:root:/root:/bin/bash\nredis:x:104:110::/var/lib/redis:/usr/sbin/nologin\n");
        table("tcp");
        table("tcp6");
        table("udp");
        table("udp6");
        write("proc/net/unix", UNIX);
    }

    public void table(String name, String... lines) throws IOException {
        write("proc/net/" + name, INET + String.join("\n", lines) + (lines.length == 0 ? "" : "\n"));
    }

    public void unix(String... lines) throws IOException {
        write("proc/net/unix", UNIX + String.join("\n", lines) + "\n");
    }

    /** A line of {@code tcp} or {@code udp}: the address and port in hexadecimal, the state, the user and the inode. */
    public static String line(String local, String state, int uid, long inode) {
        String peer = "0".repeat(local.indexOf(':')) + ":0000";
        return "   0: " + local + " " + peer + " " + state + " 00000000:00000000 00:00000000 00000000  " + uid
                + "        0 " + inode + " 1 0000000000000000 100 0 0 10 0";
    }

    public void process(int pid, String name, int uid, List<String> arguments, long... inodes) throws IOException {
        String directory = "proc/" + pid + "/";
        write(directory + "comm", name + "\n");
        write(directory + "status", "Name:\t" + name + "\nUid:\t" + uid + "\t" + uid + "\t" + uid + "\t" + uid + "\n");
        write(directory + "cmdline", String.join("\0", arguments) + "\0");
        Files.createDirectories(root.resolve(directory + "fd"));
        for (int i = 0; i < inodes.length; i++) {
            Files.createSymbolicLink(root.resolve(directory + "fd/" + (i + 3)), Path.of("socket:[" + inodes[i] + "]"));
        }
    }

    /** A process whose descriptors cannot be listed, as another user's. */
    public void hiddenProcess(int pid, int uid) throws IOException {
        write("proc/" + pid + "/status", "Uid:\t" + uid + "\t" + uid + "\n");
        write("proc/" + pid + "/fd", "no directory");
    }

    void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    public void remove(String path) throws IOException {
        Files.delete(root.resolve(path));
    }

    public PortList read(String... localhost) throws IOException {
        return read(Map.of(), localhost);
    }

    public PortList read(Map<Long, ListenQueue> queues, String... localhost) throws IOException {
        return PortList.read(root, ByteOrder.LITTLE_ENDIAN, queues, new Localhost(List.of(localhost)), List.of());
    }
}
