package org.touchstone.check.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Texts that would do harm if they were pasted, shown or believed. */
public final class Payloads {

    /** The property of the process that is set where one of them ran. */
    public static final String CANARY = "touchstone.canary";

    /** The texts, by what they try. */
    public static final Map<String, String> ALL = Collections.unmodifiableMap(payloads());

    private Payloads() {}

    private static Map<String, String> payloads() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("a string that ends", "x\" + System.setProperty(\"touchstone.canary\", \"sings\") + \"");
        all.put("a call that ends", "x\")); System.setProperty(\"touchstone.canary\", \"sings\"); ((\"");
        all.put("a comment that ends", "a */ static int q = 1; /* b");
        all.put("a backslash at the end", "x\\");
        all.put("a quote written by its code", "x\\u0022 + 1 + \\u0022");
        all.put("a rule that ends", "x\" then end rule \"y\" when eval(true)");
        all.put("a rule on lines of its own", "given\nthen\n  It is met\nend\nrule \"y\"\nwhen\n  eval(true)");
        all.put("raw engine text", "> eval(System.exit(1))");
        all.put("a constraint", "10 && System.exit(1)");
        all.put("a pattern", "$f : Asked() from System.getProperties()");
        all.put("an accumulation", "accumulate(Asked(); $n : count(1))");
        all.put("a place left open", "{parameter most}{it}{says}{{}}");
        all.put("a look-up", "${jndi:ldap://127.0.0.1/a}");
        all.put("an expression", "#{T(java.lang.System).exit(1)}");
        all.put("a path", "../../../etc/passwd");
        all.put("a page", "</p><script>alert(1)</script>");
        all.put("a line separator", "face\u2028to\u2029face");
        all.put("a next line", "face\u0085to face");
        all.put("an escape sequence", "\u001B[31mred\u001B]0;title\u0007");
        all.put("nothing", "\0");
        all.put("a turned text", "\u202Eevitcelfer\u202C");
        all.put("a gap that is not seen", "face\u200Bto\u2060face\uFEFF");
        all.put("letters that look alike", "f\u0430ce to f\u0430ce");
        all.put("wide letters", "\uFF02x\uFF02");
        all.put("half a character", "x\uD800y");
        all.put("a format", "%s%n%1000000000d");
        all.put("fifteen thousand letters", "a".repeat(15_000));
        all.put("quotes without end", " \"a".repeat(15_000));
        all.put("many long words", ("b".repeat(450) + " ").repeat(60));
        all.put("only blanks", "   ");
        return all;
    }
}
