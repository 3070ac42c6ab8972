package org.touchstone.check.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a sentence, or a part of one, can mean. The words for each are in {@code language/sentences.dsl}, and nowhere else. */
enum SentenceMeaning {
    ONE_PART(Group.ABOUT, Slot.PART),
    ANSWERED(Group.ABOUT),
    ANSWERED_ALONE(Group.ABOUT),
    ANSWERED_TO_JUDGE(Group.ABOUT),

    ANSWER_GIVEN(Group.CONDITION),
    ANSWER_NO(Group.CONDITION),
    ITS(Group.CONDITION, Slot.FACT_OF_IT, Slot.SAYS),
    OF_THE_COURSE(Group.CONDITION, Slot.FACT_OF_COURSE, Slot.SAYS),
    THERE_IS(Group.CONDITION, Slot.THINGS),
    THERE_IS_NO(Group.CONDITION, Slot.THINGS),
    THERE_ARE(Group.CONDITION, Slot.BOUND, Slot.VALUE, Slot.THINGS),
    EVERY(Group.CONDITION, Slot.THINGS, Slot.KIND, Slot.FACT_OF_THEM, Slot.SAYS),
    APART(Group.CONDITION, Slot.THINGS, Slot.VALUE, Slot.FACT_OF_THEM),
    COMPARED(Group.CONDITION, Slot.AMOUNT, Slot.COMPARES),
    NOT_SET(Group.CONDITION, Slot.PARAMETER),

    ANY_OF(Group.BLOCK),
    ALL_OF(Group.BLOCK),
    UNLESS(Group.BLOCK),

    IS(Group.SAYS, Slot.CHOICES),
    IS_NOT(Group.SAYS, Slot.CHOICES),
    INCLUDES(Group.SAYS, Slot.CHOICES),
    DOES_NOT_INCLUDE(Group.SAYS, Slot.CHOICES),
    GIVEN(Group.SAYS),
    ANSWERED_NO(Group.SAYS),
    NOT_GIVEN(Group.SAYS),

    TO(Group.COMPARES, Slot.BOUND, Slot.VALUE),
    DIFFERS(Group.COMPARES, Slot.VALUE),
    BETWEEN(Group.COMPARES, Slot.VALUE, Slot.OTHER_VALUE),
    BEFORE(Group.COMPARES, Slot.VALUE),
    AFTER(Group.COMPARES, Slot.VALUE),
    ON_OR_BEFORE(Group.COMPARES, Slot.VALUE),
    ON_OR_AFTER(Group.COMPARES, Slot.VALUE),
    SO_LONG_AFTER(Group.COMPARES, Slot.BOUND, Slot.VALUE, Slot.OTHER_VALUE),
    SO_LONG_BEFORE(Group.COMPARES, Slot.BOUND, Slot.VALUE, Slot.OTHER_VALUE),

    MORE(Group.BOUND),
    LESS(Group.BOUND),
    AT_LEAST(Group.BOUND),
    AT_MOST(Group.BOUND),
    EXACTLY(Group.BOUND),

    PARAMETER(Group.VALUE, Slot.PARAMETER),
    ITS_ANSWER(Group.VALUE, Slot.FACT_OF_IT),
    ANSWER_OF_THE_COURSE(Group.VALUE, Slot.FACT_OF_COURSE),
    WORKED_OUT(Group.VALUE, Slot.AMOUNT),
    LATER(Group.VALUE, Slot.VALUE, Slot.OTHER_VALUE),
    EARLIER(Group.VALUE, Slot.VALUE, Slot.OTHER_VALUE),

    NUMBER_OF(Group.AMOUNT, Slot.THINGS),
    TOTAL(Group.AMOUNT, Slot.ANY_FACT, Slot.THINGS),
    FIRST(Group.AMOUNT, Slot.ANY_FACT, Slot.THINGS),
    LAST(Group.AMOUNT, Slot.ANY_FACT, Slot.THINGS),

    ABOUT_IT(Group.WHICH),
    EXPERT_IN_IT(Group.WHICH),
    NAMED_IN(Group.WHICH, Slot.FACT_OF_IT),
    WHOSE(Group.WHICH, Slot.FACT_OF_THEM, Slot.SAYS),
    AND_WHOSE(Group.WHICH, Slot.FACT_OF_THEM, Slot.SAYS),

    MINUTES(Group.UNIT),
    HOURS(Group.UNIT),
    DAYS(Group.UNIT),
    WEEKS(Group.UNIT),
    MONTHS(Group.UNIT),
    YEARS(Group.UNIT),

    OR(Group.JOIN),

    MET(Group.CONCLUSION),
    NOT_MET(Group.CONCLUSION),
    CONFLICTING(Group.CONCLUSION),
    TO_JUDGE(Group.CONCLUSION),
    DOES_NOT_APPLY(Group.CONCLUSION);

    /** Where a phrase may stand. */
    enum Group {
        ABOUT,
        CONDITION,
        BLOCK,
        SAYS,
        COMPARES,
        BOUND,
        VALUE,
        AMOUNT,
        WHICH,
        UNIT,
        JOIN,
        CONCLUSION;

        String word() {
            return words(name());
        }

        static Optional<Group> of(String word) {
            return Arrays.stream(values())
                    .filter(group -> group.word().equals(word))
                    .findFirst();
        }
    }

    /** What may stand at a place that a phrase leaves open, and the name of that place in the language file. */
    enum Slot {
        PART("part"),
        PARAMETER("parameter"),
        KIND("kind"),
        FACT_OF_IT("fact"),
        FACT_OF_COURSE("fact"),
        FACT_OF_THEM("fact"),
        ANY_FACT("fact"),
        THINGS("things"),
        SAYS("says"),
        COMPARES("compares"),
        CHOICES("choices"),
        BOUND("bound"),
        VALUE("value"),
        OTHER_VALUE("other value"),
        AMOUNT("amount");

        private final String word;

        Slot(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private final Group group;
    /** Never changed: made by {@link List#of}. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Slot> slots;

    SentenceMeaning(Group group, Slot... slots) {
        this.group = group;
        this.slots = List.of(slots);
    }

    Group group() {
        return group;
    }

    /** The places it leaves open. */
    List<Slot> slots() {
        return slots;
    }

    /** Its name in the language file. */
    String word() {
        return words(name());
    }

    static Optional<SentenceMeaning> of(Group group, String word) {
        return Arrays.stream(values())
                .filter(meaning -> meaning.group == group && meaning.word().equals(word))
                .findFirst();
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
