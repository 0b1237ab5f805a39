package dev.loopbench.results.cli;

import dev.loopbench.results.environment.Versions;
import picocli.CommandLine.IVersionProvider;

/** The text of {@code --version}; the pom is the one place that has the number. */
final class SuiteVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"Loopbench " + Versions.ofSuite()};
    }
}
