package dev.loopbench.blocking;

import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code virtual-thread+poller-1}: {@code virtual-thread} with pollers that are threads of the system. By default the JDK's pollers on
 * Linux are virtual threads themselves, which share the carriers with those that wait. The mode is there from JDK 22 on; JDK 21 has only
 * this one.
 */
public final class SystemPollerTransport extends VirtualThreadTransport {

    private static final String POLLER_MODE = "jdk.pollerMode";
    private static final String SYSTEM_THREADS = "1";
    private static final int SINCE = 22;

    public SystemPollerTransport() {
        super(NAME + "+poller-1");
    }

    @Override
    public Availability availability() {
        int feature = Runtime.version().feature();
        return feature >= SINCE
                ? super.availability()
                : Availability.unavailable("poller modes are there from JDK " + SINCE + " on, this is " + feature);
    }

    @Override
    public Traits traits() {
        return super.traits().withSetting(NAME);
    }

    @Override
    public List<String> jvmArguments() {
        List<String> arguments = new ArrayList<>(super.jvmArguments());
        arguments.add("-D" + POLLER_MODE + "=" + SYSTEM_THREADS);
        return arguments;
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>(super.facts());
        facts.put(POLLER_MODE, System.getProperty(POLLER_MODE, "as the JDK has it"));
        return facts;
    }
}
