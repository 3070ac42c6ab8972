package org.touchstone.check.explanation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.submission.AnswerKind;

/**
 * Points out words that may say that something is not done, not yet or no longer, or that are said elsewhere: "No, not at
 * present", "We do not train new trainers", "Will be agreed soon", "We used to", "See attached". It never changes an outcome,
 * for a program cannot read: it only asks the provider to look again, and lets the reviewer see at once what may be a refusal.
 *
 * <p>It looks at how an answer begins, or at the whole of a short one, because further on a "not" is as often part of what
 * is done ("... so that nobody goes on who is not ready"). It would rather miss a refusal than point at a plain answer:
 * "Not only ...", "No learner goes on without ..." and "Planned with patients in March" are left alone.
 */
public final class Reluctance {

    private static final String END = "(?:$|[ ]*[.,;:!?()/-])";
    private static final String NOW =
            "(?:at present|at the moment|at this (?:time|stage|point)|as yet|so far|yet|now|today"
                    + "|currently|presently|for now|for the moment)";
    private static final String LATER =
            "(?:soon|shortly|in due course|in (?:the )?(?:near )?future|at a later (?:date|stage)"
                    + "|later|next (?:year|term|month|spring|summer|autumn|winter|time))";
    private static final String LIMITS = "(?! (?:only|just|merely|simply|least|all|every|until|before|without|unless))";
    private static final String VERB =
            "(?:do|does|did|is|are|am|was|were|has|have|had|will|would|can|could|shall|should)";
    /** "not" as people write it after a verb. */
    private static final String NOT = "(?:" + VERB + " not|cannot|can not|won't|can't|shan't|" + VERB + "n't)";

    private static final String DONE =
            "(?:been|yet|done|sought|recorded|written|kept|held|secured|agreed|planned|decided"
                    + "|defined|named|identified|appointed|chosen|made|set up|set|in place|in use|available|used|offered|provided"
                    + "|given|taken|collected|gathered|checked|reviewed|measured|evaluated|shared|trained|taught|covered|needed"
                    + "|required|applicable|relevant|possible)";

    /** The whole of a short answer that sends a reader elsewhere: "See attached", "As per handbook". */
    private static final Pattern ELSEWHERE =
            Pattern.compile("^(?:(?:please )?(?:see|refer to|cf\\.?|per|as (?:per|in|set out in|described in"
                    + "|stated in|given in|explained in))\\b.{0,40}\\b(?:attached|attachments?|enclosed|enclosures?|handbooks?|handouts?|slides?|appendix"
                    + "|appendices|annex(?:es)?|guides?|manuals?|policy|policies|websites?|web ?pages?|links?|documents?|files?|brochures?"
                    + "|prospectus|specifications?|pages? \\d+|sections? [\\d.]+|previous answers?)\\b"
                    + "|(?:(?:the )?(?:full|more|further|all|complete) )?(?:details?|information|info)\\b.{0,30}\\b(?:websites?"
                    + "|web ?pages?|handbooks?|handouts?|prospectus|brochures?|request)\\b|available (?:up)?on request\\b|(?:please )?(?:ask|contact|email|ring|call) (?:us|me)"
                    + END + "|(?:is |are |as )?(?:attached|enclosed"
                    + "|appended)" + END + ")");

    /** How an answer begins that may be a refusal or a postponement. */
    private static final Pattern BEGINNING = Pattern.compile("^(?:"
            + String.join(
                    "|",
                    // No. None at present. Nobody yet. Never. Nothing.
                    "(?:no|nope|none|nil|nobody|no one|no-one|nothing|nowhere|never|neither|n/a|na)(?:" + END + "| "
                            + NOW + "\\b)",
                    "(?:none|nobody|no one|no-one|nothing|never|nowhere)(?: (?:is|are|was|were|has|have|had|does|do))? (?:ever )?"
                            + DONE + "\\b",
                    "none (?:is|are|exists?|of (?:this|these|them|it|that))\\b",
                    "(?:nobody|no one|nothing|none) (?:as such|in particular|special|specific|formal)\\b",
                    // Vacant. Abandoned. We stopped. Rarely.
                    "(?:zero|vacant|unfunded|abandoned|discontinued|withdrawn|stopped|ceased|rarely|seldom|hardly ever)$",
                    "(?:we|they|it|this) (?:have |has |was |were )?(?:stopped|ceased|abandoned|discontinued|withdrawn)\\b",
                    // It rarely does. Too early to say. Depends on the venue.
                    "(?:we|they|it|this|that|there) (?:very )?(?:rarely|seldom|hardly ever)\\b",
                    "(?:it is |it's )?too (?:early|soon) to (?:say|tell|know)\\b",
                    "(?:it |this |that )?(?:will |may |would )?(?:depends?|var(?:y|ies))(?: (?:up)?on .{1,40})?$",
                    // That is up to them.
                    "(?:(?:that|this|it)(?:'s| is) |left )?up to (?:them|(?:the|each|their|individual) (?:learner|participant"
                            + "|employer|manager|trust|organisation|team|service)s?)\\b",
                    // No further funding has been secured. No plans.
                    "no (?:plans?|longer|such|formal|further|current|specific|separate|dedicated|evidence|record|arrangements?)\\b",
                    "no (?:[\\w'-]+ ){1,4}(?:is|are|was|were|has|have|had)(?: been)? (?:" + NOW + " )?" + DONE + "\\b",
                    "no[ ](?:not|we|it|they|there|this|that|i)\\b",
                    // No guidance. No particular group; all are welcome.
                    "no (?!(?:more|fewer|less|later|sooner|earlier|longer than|wrong|one size)\\b)(?:[\\w'-]+ ){0,2}[\\w'-]+(?:$|[.,;:(])",
                    // Retired in 2009. Closed.
                    "(?:retired|left|closed|ended|lapsed|expired|dissolved|cancelled|suspended|paused)"
                            + "(?:$|[.,;]| (?:in|since|on|from|at|until|due|because|last|for)\\b)",
                    // Not yet. Not at present. Not applicable.
                    "not\\b" + LIMITS + "(?!-)",
                    "(?:" + NOW + "|unfortunately|sadly|regrettably|as of " + NOW
                            + ")[, ]+(?:no|not|none|nobody|nothing|never|we|it"
                            + "|there|this|they)\\b(?:.{0,20}\\b(?:no|not|none|nobody|nothing|never|cannot)\\b|.{0,20}n't\\b|"
                            + END
                            + ")",
                    "(?:" + NOW + ")[, ]+(?:no|not|none|nobody|nothing|never)\\b",
                    // We do not. It is not recorded anywhere. There is no. We have no. This isn't.
                    "(?:we|they|it|this|that|these|those|there|i|the (?:course|provider|programme|training|team|organisation)"
                            + "|our (?:course|programme|training|team|organisation)) (?:\\w+ )?(?:" + NOT + LIMITS
                            + "\\b|" + VERB
                            + " (?:" + NOW + " )?(?:no|none|nobody|nothing|never|neither)\\b"
                            + "|never\\b|no longer\\b|lacks?\\b"
                            + "|(?:do|does|did|have|has|had) yet to\\b)",
                    // Feedback is not sought. Funding has not been secured.
                    "(?:(?!who\\b|which\\b|that\\b|if\\b|when\\b|where\\b|what\\b|those\\b)[\\w'-]+ ){1,3}" + NOT
                            + " (?:" + NOW + " |currently )?" + DONE + "\\b",
                    // Yet to be agreed. To be decided. Still to come.
                    "(?:(?:still|yet) )?to (?:be|follow|come)\\b",
                    "(?:still|yet) to\\b",
                    // In development. Under discussion. Being planned. Planned for next year.
                    "(?:this is |it is |they are |currently |still )*(?:in (?:development|preparation|planning|the pipeline)"
                            + "|under (?:development|discussion|consideration|review|construction)"
                            + "|being (?:planned|developed|considered|discussed|set up|prepared|written|arranged|drawn up))\\b",
                    "(?:planned|intended|proposed|pending|awaited|awaiting)(?:" + END
                            + "| approval\\b| (?:for )?(?:the )?(?:" + LATER + "|future|20\\d\\d|but)\\b)",
                    // We hope to. We are planning to. We would like to.
                    "(?:we|they|i) (?:are |also |still )*(?:hope|hoping|plan|planning|intend|intending|would like|would love|want|wish|expect"
                            + "|considering|thinking about|looking into|working on|going)\\b(?: to\\b)?",
                    "(?:hoping|planning|intending) to\\b",
                    // Will follow. We used to.
                    "(?:this |it |they |details? |more )?(?:will|to) (?:follow|come)" + END,
                    "(?:(?:we|they|it|this|there|the course) (?:once )?)?used to\\b(?! (?:working|being|having))",
                    // This will be agreed soon.
                    "[^.!?]{0,60}\\bwill (?:be|have|start|begin|follow|come)\\b[^.!?]{0,60}\\b" + LATER + END)
            + ")");

    /** How many words a short answer has, of which any part counts. */
    private static final int SHORT = 8;

    /** A refusal anywhere in a short answer: "Supervision notes: not at present." */
    private static final Pattern SHORT_ANSWER = Pattern.compile(
            "\\b(?:none|never|cannot|not(?!-)" + LIMITS + "|\\w+n't" + LIMITS + "|no longer)\\b|\\bno one(?: " + NOW
                    + ")?" + END + "|\\b(?:no|not) " + NOW + END + "|\\bno" + END);

    private static final Set<Integer> APOSTROPHES = Set.of(0x2018, 0x2019, 0x02bc, 0xff07, (int) '`', 0xb4);
    private static final int MOST = 400;

    private Reluctance() {}

    /** Whether an answer may say that something is not done, or not yet. */
    public static boolean isHeardIn(String words) {
        return isRefusal(plain(words));
    }

    private static boolean isRefusal(String said) {
        return BEGINNING.matcher(said).lookingAt()
                || (isShort(said) && SHORT_ANSWER.matcher(said).find());
    }

    private static boolean isShort(String said) {
        return said.chars().filter(c -> c == ' ').count() < SHORT;
    }

    /** Whether an answer only says where the answer stands. */
    public static boolean pointsElsewhere(String words) {
        return isReference(plain(words));
    }

    private static boolean isReference(String said) {
        return isShort(said) && ELSEWHERE.matcher(said).lookingAt();
    }

    /** What to point out beside a fact; nothing where its words say no such thing, or are no answer in words. */
    public static Optional<String> hint(Fact fact) {
        if (!ReadableValues.isInOwnWords(fact)) {
            return Optional.empty();
        }
        String said = plain(fact.text());
        if (isReference(said)) {
            return Optional.of(Messages.text("hint.elsewhere"));
        }
        if (!isRefusal(said)) {
            return Optional.empty();
        }
        boolean takesNo = fact.question().answers() == AnswerKind.DESCRIPTION;
        return Optional.of(Messages.text(takesNo ? "hint.answer-no" : "hint.leave-out"));
    }

    /**
     * The beginning of an answer in small letters, with one kind of space, apostrophe and dash, and without what stands
     * around its first and last letter or figure.
     */
    private static String plain(String words) {
        String start = words.length() <= MOST ? words : words.substring(0, MOST);
        String said = Normalizer.normalize(start, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(said.length());
        int end = 0;
        for (int at = 0; at < said.length(); at += Character.charCount(said.codePointAt(at))) {
            int c = said.codePointAt(at);
            if (Character.isLetter(c) || isNumber(c)) {
                plain.appendCodePoint(c);
                end = plain.length();
            } else if (end > 0) {
                append(plain, c);
            }
        }
        return plain.substring(0, end);
    }

    private static void append(StringBuilder plain, int c) {
        if (Character.isSpaceChar(c) || (c >= '\t' && c <= '\r')) {
            if (plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        } else if (Character.getType(c) == Character.DASH_PUNCTUATION) {
            plain.append('-');
        } else if (APOSTROPHES.contains(c)) {
            plain.append('\'');
        } else {
            plain.appendCodePoint(c);
        }
    }

    private static boolean isNumber(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }
}
