package org.touchstone.casework.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.jobs.JobState;
import org.touchstone.base.jobs.Jobs;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** Reminders go out by a mail server, each once, to whoever they are for; without a server nothing is sent. */
@Tag("service")
class RemindedByMailTest {

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(ServerSetup.SMTP.dynamicPort());

    private static void send(RunningService service) throws Exception {
        Jobs jobs = service.bean(Jobs.class);
        jobs.start("send reminders", "all");
        for (int i = 0; i < 600 && state(jobs).open(); i++) {
            Thread.sleep(50);
        }
        assertThat(state(jobs)).isEqualTo(JobState.DONE);
    }

    private static JobState state(Jobs jobs) {
        return jobs.progress("send reminders", "all").orElseThrow().state();
    }

    private static List<MimeMessage> to(Account account) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(message ->
                        GreenMailUtil.getAddressList(recipients(message)).contains(account.email()))
                .toList();
    }

    private static jakarta.mail.Address[] recipients(MimeMessage message) {
        try {
            return message.getRecipients(Message.RecipientType.TO);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eachReminderIsSentOnceToWhoeverItIsFor() throws Exception {
        RunningService service = RunningService.with(Map.of(
                "touchstone.mail.host", "127.0.0.1",
                "touchstone.mail.port", Integer.toString(MAIL.getSmtp().getPort()),
                "touchstone.mail.from", "touchstone@example.org",
                "touchstone.mail.start-tls", "false",
                "touchstone.address", "http://touchstone.example.org/"));
        try {
            PlayedCase played = new PlayedCase(service);
            played.assign(null)
                    .judge(played.one, played.firstPoint(played.one), JudgementAnswer.QUERY, "Who checks that?");
            send(service);
            assertThat(to(played.owner)).singleElement().satisfies(message -> {
                assertThat(message.getSubject()).isEqualTo("Touchstone: one thing waits or is due");
                assertThat(message.getFrom()).extracting(Object::toString).containsExactly("touchstone@example.org");
                assertThat(String.valueOf(message.getContent()))
                        .contains("Dear Robin provider,", "reviewers have asked something")
                        .contains("http://touchstone.example.org/courses/" + played.course.id() + "/versions/1/review")
                        .doesNotContain("Who checks that?");
            });
            assertThat(to(played.lead)).hasSize(1);
            assertThat(to(played.one)).isEmpty();

            send(service);
            assertThat(MAIL.getReceivedMessages()).as("nothing twice").hasSize(2);

            UUID query = service.bean(Reviews.class).queries(played.id()).get(0).id();
            service.bean(Reviews.class).reply(played.owner, played.course, played.id(), Map.of(query, "We do."));
            service.bean(Cases.class).due(played.id(), LocalDate.now().minusDays(1));
            send(service);
            assertThat(to(played.one)).as("a review that is overdue").hasSize(1);
            assertThat(to(played.lead)).hasSize(2);
            assertThat(to(played.owner)).hasSize(1);
            assertThat(Visitor.signedIn(service, played.lead).get("/cases").body())
                    .contains("Each of them is sent by mail, once");

            // What cannot be sent now is not taken for sent.
            played.finish(played.one).finish(played.two).recommend();
            MAIL.stop();
            Jobs jobs = service.bean(Jobs.class);
            jobs.start("send reminders", "all");
            for (int i = 0; i < 600 && state(jobs).open(); i++) {
                Thread.sleep(50);
            }
            assertThat(state(jobs)).isEqualTo(JobState.FAILED);
        } finally {
            service.stop();
        }
    }

    @Test
    void withoutAServerNothingIsSentAndThePageSaysSo() throws Exception {
        PlayedCase played = new PlayedCase(RunningService.shared());
        played.assign(null).judge(played.one, played.firstPoint(played.one), JudgementAnswer.QUERY, "Who checks that?");
        send(played.service);
        assertThat(MAIL.getReceivedMessages()).isEmpty();
        assertThat(Visitor.signedIn(played.service, played.lead).get("/cases").body())
                .contains("No mail server is set, so nothing of this is sent by mail.");
    }
}
