package org.touchstone.casework.courses;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A version of a course as it was submitted. Nothing of it ever changes.
 *
 * @param id its id
 * @param courseId the course
 * @param number its number among the versions of the course, from 1
 * @param revision the number of the draft that was submitted
 * @param title what the course was called
 * @param fileName the name of the submission file
 * @param textDigest the SHA-256 of the submission file
 * @param rulesetDigest the ruleset it was assessed under
 * @param asOf the day it was assessed as of
 * @param verdict what the findings added up to
 * @param reportDigest the SHA-256 of the JSON report
 * @param submittedBy who submitted it
 * @param submittedAt when
 */
public record SubmittedVersion(
        UUID id,
        UUID courseId,
        int number,
        int revision,
        String title,
        String fileName,
        String textDigest,
        String rulesetDigest,
        LocalDate asOf,
        String verdict,
        String reportDigest,
        UUID submittedBy,
        Instant submittedAt) {}
