package dev.loopbench.service.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.service.protocol.ErrorKind;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SqlFailuresTest {

    @Test
    void aConnectionThatNobodyRefusedIsATimeout() {
        assertThat(SqlFailures.kind(new SQLException("Connection attempt timed out.", "08001")))
                .isEqualTo(ErrorKind.TIMEOUT);
    }

    @Test
    void aConnectionThatWasRefusedSaysSo() {
        SQLException refused =
                new SQLException("Connection refused.", "08001", new ConnectException("Connection refused"));

        assertThat(SqlFailures.kind(refused)).isEqualTo(ErrorKind.REFUSED);
    }
}
