package org.touchstone.check.located;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the text of every rule file has to be, whatever it says: text that can be seen, in lines that can be read. */
public final class RuleFile {

    /** The longest line of a YAML file, in characters. */
    static final int LONGEST_LINE = 2000;

    private RuleFile() {}

    /** What is wrong with the text of a file. */
    public static List<Mistake> check(byte[] bytes, String file) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return List.of(new Mistake(file, 1, 1, "This is not a text file.", "Save it as plain text, in UTF-8."));
        }
        List<Mistake> mistakes = new ArrayList<>(Unseen.in(text.startsWith("\uFEFF") ? text.substring(1) : text, file));
        if (file.endsWith(".yaml")) {
            noteLongLines(text, file, mistakes);
        }
        return mistakes;
    }

    private static void noteLongLines(String text, String file, List<Mistake> mistakes) {
        int number = 1;
        for (int start = 0; start < text.length(); number++) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (end - start > LONGEST_LINE) {
                mistakes.add(new Mistake(
                        file,
                        number,
                        LONGEST_LINE + 1,
                        "This line has " + (end - start) + " characters; a line may have " + LONGEST_LINE + ".",
                        "Break it: a text that begins with >- goes on over several lines."));
            }
            start = end + 1;
        }
    }

    /** Reads a YAML file of rules, strictly. */
    public static Node read(byte[] bytes, String file) throws MistakesException {
        List<Mistake> mistakes = check(bytes, file);
        if (mistakes.isEmpty()) {
            Node node = NodeReader.read(bytes, file);
            Unseen.check(node, file, mistakes);
            if (mistakes.isEmpty()) {
                return node;
            }
        }
        throw new MistakesException(mistakes);
    }
}
