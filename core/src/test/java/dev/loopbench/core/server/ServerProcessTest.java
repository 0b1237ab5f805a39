package dev.loopbench.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.jdk.TimedCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerProcessTest {

    @Test
    void itsTimedCodeIsKeptApartThoughHintsAreNotInherited() {
        List<String> command = ServerProcess.command(List.of("-Xmx64m", "-XX:CompileCommandFile=/tmp/hints"));

        assertThat(command).contains("-Xmx64m").doesNotContain("-XX:CompileCommandFile=/tmp/hints");
        assertThat(command).containsSubsequence(TimedCode.OPTIONS);
    }

    @Test
    void whatItInheritsIsNotSaidTwice() {
        List<String> inherited = new ArrayList<>(List.of("-Xmx64m"));
        inherited.addAll(TimedCode.OPTIONS);

        assertThat(ServerProcess.command(inherited)).containsAll(inherited).doesNotHaveDuplicates();
    }

    @Test
    void silenceIsAskedForBeforeAnyOtherCommandToTheCompiler() {
        String other = "-XX:CompileCommand=inline,some.Code::method";

        assertThat(ServerProcess.command(List.of(other))).containsSubsequence("-XX:CompileCommand=quiet", other);
    }
}
