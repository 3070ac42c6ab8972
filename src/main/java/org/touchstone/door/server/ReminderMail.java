package org.touchstone.door.server;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.audit.Times;
import org.touchstone.base.jobs.Job;
import org.touchstone.base.jobs.Jobs;
import org.touchstone.base.settings.Settings;
import org.touchstone.casework.review.Reminder;
import org.touchstone.casework.review.Reminders;

/** Sends reminders by mail, where a mail server is set: to each person one mail with what they were not sent before. */
@Component
class ReminderMail implements Job {

    static final String NAME = "send reminders";
    static final String ALL = "all";

    private static final Logger LOG = LoggerFactory.getLogger(ReminderMail.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final String WAIT_MS = "30000";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Jobs jobs;
    private final Accounts accounts;
    private final Reminders reminders;
    private final Settings settings;
    private final MessageSource messages;
    private final TransactionOperations transactions;

    ReminderMail(
            JdbcClient jdbc,
            Clock clock,
            Jobs jobs,
            Accounts accounts,
            Reminders reminders,
            Settings settings,
            MessageSource messages,
            TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.jobs = jobs;
        this.accounts = accounts;
        this.reminders = reminders;
        this.settings = settings;
        this.messages = messages;
        this.transactions = transactions;
    }

    /** Has what is new sent, once an hour. Several instances ask for it; what was sent is not sent again. */
    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void ask() {
        if (settings.mail().configured()) {
            jobs.start(NAME, ALL);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String subject, Watch watch) {
        if (!settings.mail().configured()) {
            return;
        }
        List<Reminder> all = reminders.all();
        JavaMailSenderImpl sender = sender(settings.mail());
        MailException failed = null;
        for (Account account : accounts.all()) {
            List<Reminder> ours =
                    all.stream().filter(each -> isFor(account, each)).toList();
            if (account.active() && !ours.isEmpty() && !watch.cancelled()) {
                try {
                    transactions.executeWithoutResult(status -> send(account, ours, sender));
                } catch (MailException e) { // Others are sent theirs all the same.
                    LOG.warn("a reminder could not be sent: {}", e.toString());
                    failed = e;
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public void failed(String subject) {
        LOG.error("reminders could not be sent; they are tried again within an hour");
    }

    private static boolean isFor(Account account, Reminder reminder) {
        boolean provider = reminder.kind().forProviders()
                && account.organisation()
                        .filter(reminder.organisationId()::equals)
                        .isPresent();
        boolean reviewer = reminder.reviewer().filter(account.id()::equals).isPresent();
        return provider || reviewer || account.role() == Role.LEAD;
    }

    /** Notes what is sent and sends it; where it cannot be sent, the note is undone with the transaction. */
    private void send(Account account, List<Reminder> ours, JavaMailSenderImpl sender) {
        Set<String> sent = new HashSet<>(jdbc.sql("select about from reminder_sent where account_id = :account")
                .param("account", account.id())
                .query(String.class)
                .list());
        List<Reminder> fresh = ours.stream()
                .filter(each -> !sent.contains(each.name()))
                .filter(each -> jdbc.sql("""
                                        insert into reminder_sent (account_id, about, sent_at) values (:account, :about, :at)
                                        on conflict do nothing""")
                                .param("account", account.id())
                                .param("about", each.name())
                                .param("at", Times.at(clock.instant()))
                                .update()
                        > 0)
                .toList();
        if (!fresh.isEmpty()) {
            sender.send(message(account, fresh, sender));
        }
    }

    private MimeMessage message(Account account, List<Reminder> fresh, JavaMailSenderImpl sender) {
        StringBuilder text = new StringBuilder(say("mail.dear", account.name())).append("\n\n");
        for (Reminder each : fresh) {
            text.append("- ")
                    .append(say("version.title", each.title(), each.number()))
                    .append(": ")
                    .append(say("reminder." + each.kind().key(), DAY.format(each.day()), each.about()))
                    .append('\n');
            if (!settings.address().isEmpty()) {
                text.append("  ")
                        .append(settings.address())
                        .append(path(account, each))
                        .append('\n');
            }
        }
        text.append('\n').append(say("mail.once")).append('\n');
        MimeMessage message = sender.createMimeMessage();
        try {
            MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(settings.mail().from());
            helper.setTo(account.email());
            helper.setSubject(say("mail.subject", fresh.size()));
            helper.setText(text.toString());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return message;
    }

    private static String path(Account account, Reminder reminder) {
        return switch (account.role()) {
            case PROVIDER -> "/courses/" + reminder.course() + "/versions/" + reminder.number() + "/review";
            case LEAD -> "/cases/" + reminder.version();
            default -> "/reviews/" + reminder.version();
        };
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.UK);
    }

    private static JavaMailSenderImpl sender(Settings.Mail mail) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(mail.host());
        sender.setPort(mail.port());
        Properties properties = sender.getJavaMailProperties();
        if (!mail.username().isEmpty()) {
            sender.setUsername(mail.username());
            sender.setPassword(mail.password());
            properties.setProperty("mail.smtp.auth", "true");
        }
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(mail.startTls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(mail.startTls()));
        properties.setProperty("mail.smtp.connectiontimeout", WAIT_MS);
        properties.setProperty("mail.smtp.timeout", WAIT_MS);
        properties.setProperty("mail.smtp.writetimeout", WAIT_MS);
        return sender;
    }
}
