package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.Described;

/** Rules that were built against other classes are not taken for ours. */
class ProgramDigestTest {

    @Test
    void anyClassCountsAndSoDoesItsContent() {
        String asked = ProgramDigest.digest(List.of(Asked.class));

        assertThat(ProgramDigest.digest(List.of(Asked.class))).isEqualTo(asked);
        assertThat(ProgramDigest.digest(List.of(Described.class))).isNotEqualTo(asked);
        assertThat(ProgramDigest.digest(List.of(Asked.class, Described.class))).isNotEqualTo(asked);
    }
}
