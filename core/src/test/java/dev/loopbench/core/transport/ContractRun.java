package dev.loopbench.core.transport;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs contract classes apart from the build's own test run; as a program, in a JVM of its own. */
final class ContractRun {

    private static final int TRACE_LINES = 20;

    private ContractRun() {}

    /** Runs the named classes, prints what came of it, and exits with 0 when tests ran and none failed. */
    public static void main(String[] classNames) throws ClassNotFoundException {
        List<Class<?>> contracts = new ArrayList<>();
        for (String name : classNames) {
            contracts.add(Class.forName(name));
        }
        TestExecutionSummary summary = of(contracts);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        summary.printFailuresTo(out, TRACE_LINES);
        out.printf(
                "java %s: %d succeeded, %d failed, %d skipped%n",
                Runtime.version(),
                summary.getTestsSucceededCount(),
                summary.getTotalFailureCount(),
                summary.getTestsAbortedCount() + summary.getTestsSkippedCount());
        System.exit(summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0 ? 0 : 1);
    }

    static TestExecutionSummary of(List<Class<?>> contracts) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        List<DiscoverySelector> selectors = new ArrayList<>();
        contracts.forEach(contract -> selectors.add(selectClass(contract)));
        LauncherFactory.create(config)
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectors)
                                .build(),
                        listener);
        return listener.getSummary();
    }
}
