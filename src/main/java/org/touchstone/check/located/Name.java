package org.touchstone.check.located;

/**
 * The names that rule files declare, and what each may be made of. Names are plain: they are compared, put into addresses
 * and read aloud, so two that look alike have to be the same.
 */
public enum Name {
    ELEMENT("an element's id", Letters.CAPITALS, "", "capitals and digits, such as HC"),
    STANDARD("a standard's id", Letters.CAPITALS, "-", "capitals and digits with single hyphens, such as FW-DEL-01"),
    OUTCOME("an outcome's id", Letters.CAPITALS, "-", "capitals and digits with single hyphens, such as HC-L1-01"),
    REQUIREMENT("the name of a requirement", Letters.SMALL, "-", Name.SMALL_WITH_HYPHENS + "group-size"),
    PART("a part's id", Letters.SMALL, "-", Name.SMALL_WITH_HYPHENS + "recommended-number"),
    COURSE("the name of a course", Letters.SMALL, "-", Name.SMALL_WITH_HYPHENS + "complete-course"),
    SECTION("a section's key", Letters.SMALL_FIRST, "", "a small letter, then letters and digits, such as followUp"),
    QUESTION("a question's key", Letters.SMALL_FIRST, "", "a small letter, then letters and digits, such as groupSize"),
    KIND("a kind of thing", Letters.SMALL, " -", Name.SMALL_WITH_SPACES + "follow-up"),
    PARAMETER("the name of a number", Letters.SMALL, " -", Name.SMALL_WITH_SPACES + "least days after"),
    CHOICE("a choice", Letters.ALL, " -", "letters and digits with single spaces or hyphens, such as face to face"),
    CHAPTER(
            "a chapter",
            Letters.ALL,
            " -",
            "letters and digits with single spaces or hyphens, such as About the course"),
    ADVICE("an id for advice", Letters.ALL, "-", "letters and digits with single hyphens, such as SDM-BEH-01");

    /** The longest name, in characters. */
    public static final int LONGEST = 60;

    private static final String SMALL_WITH_HYPHENS = "small letters and digits with single hyphens, such as ";
    private static final String SMALL_WITH_SPACES = "small letters and digits with single spaces or hyphens, such as ";

    private enum Letters {
        CAPITALS,
        SMALL,
        SMALL_FIRST,
        ALL
    }

    private final String what;
    private final Letters letters;
    private final String between;
    private final String madeOf;

    Name(String what, Letters letters, String between, String madeOf) {
        this.what = what;
        this.letters = letters;
        this.between = between;
        this.madeOf = madeOf;
    }

    /** What a name of this sort has to be made of, as an instruction. */
    public String todo() {
        return "Write " + madeOf + ".";
    }

    /** What is wrong with a name, as a sentence; empty where nothing is. */
    public String wrong(String name) {
        if (name.length() > LONGEST) {
            return "\"" + name + "\" is too long for " + what + ": it has " + name.length()
                    + " characters, and may have " + LONGEST + ".";
        }
        boolean afterGap = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean gap = between.indexOf(c) >= 0;
            if (!gap && !fits(c, i == 0)) {
                int character = name.codePointAt(i);
                return "\"" + name + "\" cannot be " + what + ": \"" + Character.toString(character) + "\" ("
                        + Unseen.code(character) + ") may not stand in it.";
            }
            if (gap && afterGap) {
                return "\"" + name + "\" cannot be " + what + ".";
            }
            afterGap = gap;
        }
        return afterGap ? "\"" + name + "\" cannot be " + what + "." : "";
    }

    private boolean fits(char c, boolean first) {
        boolean digit = c >= '0' && c <= '9';
        boolean small = c >= 'a' && c <= 'z';
        boolean capital = c >= 'A' && c <= 'Z';
        return switch (letters) {
            case CAPITALS -> capital || (digit && !first);
            case SMALL -> small || (digit && !first);
            case SMALL_FIRST -> small || (!first && (digit || capital));
            case ALL -> small || capital || digit;
        };
    }
}
