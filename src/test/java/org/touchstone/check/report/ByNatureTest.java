package org.touchstone.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Names are put in the order in which people count. */
class ByNatureTest {

    @Test
    void numbersInNamesCount() {
        assertThat(List.of("Meeting 10", "Meeting 2", "Meeting", "Day 1 (b)", "Day 1 (a)", "Meeting 02").stream()
                        .sorted(ByNature.ORDER))
                .containsExactly("Day 1 (a)", "Day 1 (b)", "Meeting", "Meeting 02", "Meeting 2", "Meeting 10");
    }

    @Test
    void aNumberMayBeOfAnyLength() {
        assertThat(ByNature.ORDER.compare("9".repeat(40), "1" + "0".repeat(40))).isNegative();
    }

    @Property
    void itIsAnOrderThatEqualNamesAloneShare(
            @ForAll @CharRange(from = '0', to = '2') @CharRange(from = 'a', to = 'b') @StringLength(max = 5) String a,
            @ForAll @CharRange(from = '0', to = '2') @CharRange(from = 'a', to = 'b') @StringLength(max = 5) String b,
            @ForAll @CharRange(from = '0', to = '2') @CharRange(from = 'a', to = 'b') @StringLength(max = 5) String c) {
        int ab = ByNature.ORDER.compare(a, b);

        assertThat(ab == 0).isEqualTo(a.equals(b));
        assertThat(Integer.signum(ab)).isEqualTo(-Integer.signum(ByNature.ORDER.compare(b, a)));
        if (ab < 0 && ByNature.ORDER.compare(b, c) < 0) {
            assertThat(ByNature.ORDER.compare(a, c)).isNegative();
        }
    }
}
