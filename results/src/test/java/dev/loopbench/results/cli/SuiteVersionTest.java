package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SuiteVersionTest {

    @Test
    void isThatOfThePom() throws Exception {
        Matcher pom = Pattern.compile("<artifactId>loopbench</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("..", "pom.xml")));
        assertThat(pom.find()).isTrue();
        StringWriter out = new StringWriter();

        int code = new CommandLine(new Loopbench())
                .setOut(new PrintWriter(out, true))
                .execute("--version");

        assertThat(code).isZero();
        assertThat(out.toString().strip()).isEqualTo("Loopbench " + pom.group(1));
    }
}
