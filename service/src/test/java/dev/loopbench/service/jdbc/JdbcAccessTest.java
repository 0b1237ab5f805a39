package dev.loopbench.service.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcAccessTest {

    private final FakeDriver driver = new FakeDriver();
    private final JdbcAccess access =
            new JdbcAccess(driver, FakeDriver.URL, null, null, false, TimeUnit.SECONDS.toNanos(1));

    @ParameterizedTest
    @ValueSource(strings = {"setNetworkTimeout", "setReadOnly"})
    void aConnectionThatRefusesASettingIsClosed(String setting) {
        driver.on(setting, () -> {
            throw new SQLFeatureNotSupportedException(setting);
        });

        assertThatThrownBy(access::open).isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThat(driver.open()).isZero();
    }
}
