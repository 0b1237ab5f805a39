package dev.loopbench.results.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            7f000001,                         127.0.0.1,          true,  false, false
            7f000035,                         127.0.0.53,         true,  false, false
            00000000,                         0.0.0.0,            false, true,  false
            c0000202,                         192.0.2.2,          false, false, false
            00000000000000000000000000000001, ::1,                true,  false, false
            00000000000000000000000000000000, ::,                 false, true,  false
            00000000000000000000ffff7f000001, ::ffff:127.0.0.1,   true,  false, true
            00000000000000000000ffff00000000, ::ffff:0.0.0.0,     false, true,  true
            fe8000000000000000fc00fffe000001, fe80::fc:ff:fe00:1, false, false, false
            20010db8000000010000000000000001, 2001:db8:0:1::1,    false, false, false
            20010db8000100010001000100010001, 2001:db8:1:1:1:1:1:1, false, false, false
            """)
    void isWrittenAsUsual(String bytes, String text, boolean loopback, boolean wildcard, boolean mapped) {
        IpAddress address = IpAddress.of(HexFormat.of().parseHex(bytes));

        assertThat(address.text()).isEqualTo(text);
        assertThat(address.isLoopback()).isEqualTo(loopback);
        assertThat(address.isWildcard()).isEqualTo(wildcard);
        assertThat(address.isMapped()).isEqualTo(mapped);
    }
}
