package org.touchstone.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "facilitated PRACTICE | Facili-\\ntated practice",
                "in efficient, co produced 'threes' | in e\ufb03cient, co-produced \u201cthrees",
                "12-18 | 12\u201318",
                "Groups have ... for 1.5 hours | Groups have|for 1.5 hours",
            })
    void theWordsThatAreMarkedAreThoseThatAreQuoted(String quoted, String first) {
        assertThat(new Quotation(quoted.strip())
                        .passages(PAGE, "").stream()
                                .filter(Quotation.Passage::quoted)
                                .map(Quotation.Passage::text)
                                .findFirst())
                .contains(first.strip().split("\\|")[0].replace("\\n", "\n"));
    }

    @Test
    void wordsThatRunOverToTheNextPageAreMarkedAsFarAsThePageGoes() {
        assertThat(new Quotation("the end of one and").passages("This is the end", "of one and the next."))
                .extracting(Quotation.Passage::text, Quotation.Passage::quoted)
                .containsExactly(tuple("This is ", false), tuple("the end", true), tuple("", false));
    }

    /** Whatever the text, its pieces are the text, and what is marked is what was looked for. */
    @Property(tries = 500, seed = "20261127")
    void thePiecesOfAPageAreThePage(@ForAll String page, @ForAll @IntRange(max = 40) int from, @ForAll String next) {
        String quoted = page.substring(Math.min(from, page.length()));
        assertThat(new Quotation(quoted)
                        .passages(page, next).stream()
                                .map(Quotation.Passage::text)
                                .collect(Collectors.joining()))
                .isEqualTo(page);
        assertThat(new Quotation(page).isEmpty() || new Quotation(page).standsIn(page))
                .isTrue();
    }
}
