package org.touchstone.check.located;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads YAML and JSON into {@link Node}s. Safe on hostile text: size and depth are limited, and YAML aliases
 * (the means of an "alias bomb") are refused rather than expanded.
 */
public final class NodeReader {

    /** The largest file that is read, in bytes. */
    public static final int MOST_BYTES = 1_048_576;

    /** The longest list, and the largest group of keys. Checking a course takes work for each pair of things in a list. */
    public static final int MOST_ITEMS = 1_000;

    private static final int MOST_VALUES = 50_000;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(20)
            .maxStringLength(100_000)
            .build();
    private static final TokenStreamFactory JSON =
            JsonFactory.builder().streamReadConstraints(LIMITS).build();
    private static final TokenStreamFactory YAML =
            YAMLFactory.builder().streamReadConstraints(LIMITS).build();

    /** A dash that stands for an answer, which YAML takes for the beginning of a list. */
    private static final Pattern LONE_DASH = Pattern.compile("(?m)(?<=:[ \\t]{1,99})-(?=[ \\t]*(?:[,}\\]]|$| #))");

    private static final Pattern HARMFUL_TAB = Pattern.compile("^([ -]*|[^\"'#]*:)\\t");
    /** A key at the beginning of a line, as every file has that describes a course. Headings and prose have none. */
    private static final Pattern KEY = Pattern.compile("(?m)^[\"']?[A-Za-z]{1,40}[\"']?:(?:[ \\t\\r]|$)");

    /** What is said of a text that is no description of a course at all. */
    public static final String NO_KEYS =
            "This is a text without keys. A submission begins with the names of its sections, such as \"course:\".";

    private static final String START = "Start from the output of: touchstone new submission";
    private static final String A_TAB = "A tab stands here.";

    private final String file;
    private final boolean blankItems;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final boolean limited;
    private boolean aliased;
    private int values;

    private NodeReader(String file, boolean blankItems, boolean limited) {
        this.file = file;
        this.blankItems = blankItems;
        this.limited = limited;
    }

    /** Reads a file. Names ending in {@code .json} and texts that begin with a brace are read as JSON. */
    public static Node read(Path path) throws MistakesException {
        return read(bytes(path), path.toString());
    }

    /** Reads the bytes of a file; {@code file} is the name that mistakes are given. */
    public static Node read(byte[] bytes, String file) throws MistakesException {
        return new NodeReader(file, false, true).node(bytes);
    }

    /** Reads answers, which may be left blank: an item of a list that holds nothing is kept, as an empty text. */
    public static Node readAnswers(Path path) throws MistakesException {
        return readAnswers(bytes(path), path.toString());
    }

    /** Reads answers, which may be left blank. See {@link #readAnswers(Path)}. */
    public static Node readAnswers(byte[] bytes, String file) throws MistakesException {
        return new NodeReader(file, true, true).node(bytes);
    }

    private Node node(byte[] bytes) throws MistakesException {
        Node node = parse(text(bytes));
        if (!mistakes.isEmpty()) {
            throw new MistakesException(mistakes);
        }
        return node;
    }

    /** Reads JSON that the program itself wrote, and so without the limits on size. */
    public static Node readOwn(byte[] json) throws MistakesException {
        NodeReader reader = new NodeReader("own.json", false, false);
        return reader.parse(new String(json, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(Path path) throws MistakesException {
        String file = path.toString();
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new MistakesException(new Mistake(file, 1, 1, "There is no such file.", "Check the name."));
        } catch (IOException e) {
            String why = Files.isDirectory(path) ? "This is a folder, not a file." : "The file cannot be opened.";
            throw new MistakesException(new Mistake(file, 1, 1, why, "Name a file that you may read."));
        }
    }

    private String text(byte[] bytes) throws MistakesException {
        if (bytes.length > MOST_BYTES) {
            throw mistake(
                    1,
                    1,
                    "The file is larger than 1 MB.",
                    "A course description takes far less: is it the right file?");
        }
        String text = FileText.of(bytes, file);
        text = CleanText.spaced(text.startsWith("\uFEFF") ? text.substring(1) : text);
        List<Mistake> controls = FileText.controls(text, file);
        if (!controls.isEmpty()) {
            throw new MistakesException(controls);
        }
        if (text.isBlank()) {
            throw mistake(1, 1, "The file is empty.", START);
        }
        return text;
    }

    private MistakesException mistake(int line, int column, String what, String todo) {
        return new MistakesException(new Mistake(file, line, column, what, todo));
    }

    private Node parse(String text) throws MistakesException {
        boolean yaml = file.endsWith(".yaml") || file.endsWith(".yml");
        boolean json = file.endsWith(".json") || (!yaml && text.stripLeading().startsWith("{"));
        try (JsonParser parser =
                (json ? JSON : YAML).createParser(ObjectReadContext.empty(), new WholeCharacters(text))) {
            Node node = parser.nextToken() == null ? null : node(parser, Place.START);
            if (node == null) {
                throw mistake(1, 1, "The file holds no values.", START);
            }
            if (parser.nextToken() != null) {
                TokenStreamLocation at = parser.currentTokenLocation();
                throw mistake(
                        at.getLineNr(),
                        Math.max(1, at.getColumnNr()),
                        "A second document begins here.",
                        "Keep one document in a file: remove the line \"---\" and what follows it.");
            }
            return node;
        } catch (StreamConstraintsException e) {
            throw mistake(
                    1,
                    1,
                    "The values are nested too deeply, or one is far too long.",
                    "A submission has sections, lists and answers, and nothing below those.");
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            int line = at == null ? 1 : Math.max(1, at.getLineNr());
            int column = at == null ? 1 : Math.max(1, at.getColumnNr());
            Matcher dash = LONE_DASH.matcher(text);
            if (!json && dash.find()) {
                mistakes.clear();
                aliased = false;
                values = 0;
                return parse(dash.replaceAll(" "));
            }
            if (json && String.valueOf(e.getOriginalMessage()).contains("CTRL-CHAR, code 9)")) {
                throw mistake(line, column, A_TAB, "Use a space, or write \\t.");
            }
            if (!json) {
                noteTab(text.lines().limit(line + 1L).toList(), line);
            }
            if (blankItems && !json && !KEY.matcher(text).find()) {
                throw mistake(1, 1, NO_KEYS, START);
            }
            throw mistake(line, column, "The text cannot be read from here on" + reason(e, json) + ".", todo(json));
        }
    }

    /** Names the tab that keeps YAML from being read; it may stand on the line after or before the one complained of. */
    private void noteTab(List<String> lines, int line) throws MistakesException {
        for (int number : List.of(line, line + 1, line - 1)) {
            Matcher tab = HARMFUL_TAB.matcher(number < 1 || number > lines.size() ? "" : lines.get(number - 1));
            if (tab.find()) {
                throw mistake(
                        number,
                        tab.end(),
                        A_TAB,
                        "Use spaces: a tab may stand neither at the beginning of a line nor after a colon.");
            }
        }
    }

    private static String todo(boolean json) {
        return json
                ? "Look for a missing comma, quote or bracket here or on the line before."
                : "Look here and on the line before: at the indentation, at quotes, at a colon or sign inside a text.";
    }

    /** The JSON parser's own reason, without its codes. The YAML parser's speaks of things only it knows. */
    private static String reason(JacksonException e, boolean json) {
        String reason = e.getOriginalMessage();
        return !json || reason == null
                ? ""
                : ": " + reason.lines().findFirst().orElse("").replaceAll(" ?\\(code \\d+[^)]*\\)", "");
    }

    private @Nullable Node node(JsonParser parser, Place place) throws MistakesException {
        JsonToken token = parser.currentToken();
        if (++values > MOST_VALUES && limited) {
            throw mistake(
                    place.line(),
                    place.column(),
                    "There are more than 50,000 values up to here.",
                    "A file that describes a course holds far fewer: is it the right file?");
        }
        if (token == JsonToken.START_OBJECT) {
            return entries(parser, place);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                Place at = here(parser, place, Integer.toString(i));
                noteMany(i, at, "This list has more than 1,000 items.");
                Node item = node(parser, at);
                if (item == null && !isAlias(parser) && blankItems) {
                    items.add(new Node.Scalar("", true, at));
                } else if (item == null && !isAlias(parser)) {
                    mistakes.add(Mistake.at(file, at, "This list item is empty.", "Fill it in, or remove it."));
                } else if (item != null) {
                    items.add(item);
                }
            }
            return new Node.Items(List.copyOf(items), place);
        }
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (isAlias(parser)) {
            noteAlias(place);
            return null;
        }
        String text = CleanText.of(parser.getString());
        OptionalInt control = text.chars()
                .filter(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
                .findFirst();
        if (control.isPresent()) {
            mistakes.add(Mistake.at(
                    file,
                    place,
                    "This text holds an invisible control character (" + FileText.code(control.getAsInt()) + ").",
                    "Type it again without invisible signs."));
            return null;
        }
        return text.isEmpty() ? null : new Node.Scalar(text, token != JsonToken.VALUE_STRING, place);
    }

    private static boolean isAlias(JsonParser parser) {
        return parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
    }

    /** Notes the first alias only: a file made to do harm holds thousands. */
    private void noteAlias(Place place) {
        if (!aliased) {
            mistakes.add(Mistake.at(
                    file, place, "Aliases (*name) are not accepted.", "Write the values out in full, here and below."));
        }
        aliased = true;
    }

    private void noteMany(int before, Place at, String what) throws MistakesException {
        if (limited && before >= MOST_ITEMS) {
            throw new MistakesException(
                    Mistake.at(file, at, what, "Keep to 1,000, or see whether this is the right file."));
        }
    }

    private Node entries(JsonParser parser, Place place) throws MistakesException {
        Map<String, Node> entries = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = CleanText.of(parser.currentName());
            Place keyPlace = here(parser, place, key);
            noteMany(keys.size(), keyPlace, "More than 1,000 keys stand together here.");
            parser.nextToken();
            Node value = node(parser, here(parser, place, key));
            if (keys.put(key, keyPlace) != null) {
                mistakes.add(Mistake.at(file, keyPlace, "\"" + key + "\" is given twice.", "Keep one of them."));
            } else if (value != null) {
                entries.put(key, value);
            }
        }
        return new Node.Entries(entries, keys, place);
    }

    private static Place here(JsonParser parser, Place parent, String key) {
        TokenStreamLocation at = parser.currentTokenLocation();
        return parent.at(key, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }
}
