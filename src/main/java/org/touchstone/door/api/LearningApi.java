package org.touchstone.door.api;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.touchstone.casework.review.Learning;

/** What reviews say of the rules, for leads and those who improve the rules. */
@RestController
class LearningApi {

    private final Learning learning;

    LearningApi(Learning learning) {
        this.learning = learning;
    }

    @GetMapping("/api/v1/learning")
    CaseAnswers.Learning readLearning() {
        return CaseAnswers.Learning.of(learning.learnt(), learning.stages());
    }
}
