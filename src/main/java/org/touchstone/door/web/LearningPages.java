package org.touchstone.door.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.touchstone.casework.review.Learning;
import org.touchstone.casework.sheets.SheetWriter;
import org.touchstone.door.files.Downloads;

/** What reviews say of the rules, for leads and those who improve the rules. */
@Controller
class LearningPages {

    private final Learning learning;
    private final PageSentences sentences;

    LearningPages(Learning learning, PageSentences sentences) {
        this.learning = learning;
        this.sentences = sentences;
    }

    @GetMapping("/learning")
    String page(Model model) {
        Learning.Learnt learnt = learning.learnt();
        model.addAttribute("learnt", learnt);
        model.addAttribute(
                "kappa",
                learnt.agreement()
                        .kappa()
                        .map(each -> sentences.say(
                                "learning.kappa", inTwo(each.value()), inTwo(each.least()), inTwo(each.most())))
                        .orElseGet(() -> sentences.say("learning.no-kappa")));
        model.addAttribute("stages", learning.stages());
        return "learning";
    }

    /** With two digits; what is nearly nothing has no sign. */
    private static String inTwo(double number) {
        return String.format(Locale.ROOT, "%.2f", Math.round(number * 100) / 100.0);
    }

    @GetMapping("/learning.csv")
    ResponseEntity<byte[]> csv() {
        List<String> headings = Stream.of("part", "judged", "denied", "overruled", "points", "same", "reasons")
                .map(each -> sentences.say("learning.column." + each))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        for (Learning.OfPart part : learning.learnt().parts()) {
            rows.add(List.of(
                    part.part(),
                    Integer.toString(part.judged()),
                    Integer.toString(part.denied()),
                    Integer.toString(part.overruled()),
                    Integer.toString(part.agreement().points()),
                    Integer.toString(part.agreement().same()),
                    String.join("\n", part.reasons())));
        }
        return Downloads.file(SheetWriter.csv(headings, rows), "learning.csv", "text/csv;charset=UTF-8");
    }

    @GetMapping("/learning-stages.csv")
    ResponseEntity<byte[]> stages() {
        List<String> headings = Stream.of("stage", "cases", "median", "longest")
                .map(each -> sentences.say("learning.stage." + each))
                .toList();
        List<List<String>> rows = learning.stages().stream()
                .map(each -> List.of(
                        sentences.say("case.state." + each.state().key()),
                        Integer.toString(each.cases()),
                        String.format(Locale.ROOT, "%.2f", each.median()),
                        String.format(Locale.ROOT, "%.2f", each.longest())))
                .toList();
        return Downloads.file(SheetWriter.csv(headings, rows), "stages.csv", "text/csv;charset=UTF-8");
    }
}
