package org.touchstone.check.report;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Indents JSON as Jackson does by itself, from bytes that are made once: a report has some ten thousand lines, and their
 * indentation took a third of the time to write it (Jackson 3.1).
 */
final class Indented extends DefaultPrettyPrinter {

    private static final long serialVersionUID = 1L;
    private static final SerializableString COLON = new SerializedString(" : ");
    private static final SerializableString COMMA = new SerializedString(",");
    private static final SerializableString COMMA_IN_ARRAY = new SerializedString(", ");
    private static final Lines LINES = new Lines();

    Indented() {
        indentObjectsWith(LINES);
    }

    @Override
    public Indented createInstance() {
        return new Indented();
    }

    @Override
    public void writeObjectNameValueSeparator(JsonGenerator json) {
        json.writeRaw(COLON);
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) {
        json.writeRaw(COMMA);
        LINES.writeIndentation(json, _nesting);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) {
        json.writeRaw(COMMA_IN_ARRAY);
    }

    /** A new line, and two spaces for each level. */
    private static final class Lines implements Indenter {

        private static final SerializableString[] BEGINNINGS = new SerializableString[32];

        static {
            for (int level = 0; level < BEGINNINGS.length; level++) {
                BEGINNINGS[level] = new SerializedString("\n" + "  ".repeat(level));
            }
        }

        @Override
        public boolean isInline() {
            return false;
        }

        @Override
        public void writeIndentation(JsonGenerator json, int level) {
            json.writeRaw(BEGINNINGS[level]);
        }
    }
}
