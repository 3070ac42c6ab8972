package org.touchstone.check.language;

import java.util.List;

/** A phrase that was read: words of the language with what stands in the places they leave open. */
sealed interface Phrase {

    int column();

    /** A phrase with a meaning. */
    record Meant(SentenceMeaning meaning, List<Phrase> parts, int column) implements Phrase {}

    /** A declared name, as what it stands for. */
    record Name(String name, int column) implements Phrase {}

    /** Several declared names: "practice, role play or simulation". */
    record NameList(List<String> names, int column) implements Phrase {}

    /** A kind of thing, with phrases that say which of them. */
    record Thing(String kind, List<Phrase> which, int column) implements Phrase {}

    /** A number, a date, or a number with a unit of time. */
    record Literal(Value value, int column) implements Phrase {}
}
