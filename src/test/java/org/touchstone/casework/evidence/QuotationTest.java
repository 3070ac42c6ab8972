package org.touchstone.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quoted words are found as a person would find them, and others are not. */
class QuotationTest {

    private static final String PAGE =
            "Groups have 12\u201318 people.\nFacili-\ntated practice takes place in e\ufb03cient, "
                    + "co-produced \u201cthrees\u201d, for 1.5 hours.\u00a0No one watches.";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "groups have 12-18 people | true",
                "GROUPS HAVE 12 - 18 PEOPLE. | true",
                "facilitated practice | true",
                "facili-tated  practice | true",
                "in efficient, co produced 'threes' | true",
                "for 1.5 hours | true",
                "no one watches | true",
                "Groups have \u2026 people | true",
                "Groups have [...] for 1.5 hours | true",
                "for 1.5 hours ... Groups have | false",
                "groups have 1218 people | false",
                "groups have 2 people | false",
                "for 15 hours | false",
                "no one learns | false",
            })
    void wordsAreFoundWhateverTheLineBreaksAndMarks(String quoted, boolean found) {
        assertThat(new Quotation(quoted).standsIn(PAGE)).isEqualTo(found);
    }

    @Test
    void nothingIsNoQuotation() {
        assertThat(new Quotation(" \u2026 \u201c\u201d ").isEmpty()).isTrue();
        assertThat(new Quotation("").standsIn(PAGE)).isFalse();
    }
}
