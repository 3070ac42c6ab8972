package org.touchstone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.BuiltRules;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetReader;

/** A small copy of the rules, of one requirement only, that a test edits as policy staff would. */
public final class EditedRules {

    private static final Pattern FROM_EDIT = Pattern.compile(":\\+(\\d+):");

    private final Path folder;
    private int editedLine;

    public EditedRules(Path temporary, String requirement) {
        this.folder = ShippedRules.copyTo(temporary.resolve("rules"), requirement);
    }

    public Path folder() {
        return folder;
    }

    /** Writes something else in one place of a file. */
    public EditedRules edit(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        editedLine = line(text, text.indexOf(from));
        return write(
                file, text.substring(0, text.indexOf(from)) + to + text.substring(text.indexOf(from) + from.length()));
    }

    /** The line on which the last edit began, so that no test knows by heart where policy staff wrote something. */
    public int editedLine() {
        return editedLine;
    }

    /** The mistake with its line told from the last edit: {@code file:+2:5: ...} is two lines below where that began. */
    public String fromEdit(String mistake) {
        Matcher line = FROM_EDIT.matcher(mistake);
        assertThat(line.find()).as(mistake).isTrue();
        return line.replaceFirst(":" + (editedLine + Integer.parseInt(line.group(1))) + ":");
    }

    private static int line(String text, int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    public EditedRules add(String file, String text) throws IOException {
        return write(file, Files.readString(folder.resolve(file)) + text);
    }

    public EditedRules write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
        return this;
    }

    public Ruleset read() throws MistakesException {
        return new RulesetReader(ShippedRules.BUILT).read(folder);
    }

    /** Reads the rules as if nothing of them had ever been read. */
    public Ruleset readAnew() throws MistakesException {
        return new RulesetReader(new BuiltRules(folder.resolveSibling("built"))).read(folder);
    }

    /** The mistakes as they are shown, without the place of the folder; none where the rules are well formed. */
    public List<String> mistakes() {
        try {
            read();
            return List.of();
        } catch (MistakesException e) {
            return e.mistakes().stream().map(this::shown).toList();
        }
    }

    private String shown(Mistake mistake) {
        return mistake.toString().replace(folder + "/", "");
    }
}
