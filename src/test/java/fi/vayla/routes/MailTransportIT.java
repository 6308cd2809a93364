package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fi.vayla.TestHub;
import fi.vayla.event.FormSubmitted;
import fi.vayla.event.Json;
import fi.vayla.system.Outcome;
import jakarta.mail.Message;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The examples of mail, in and out, at a real mail server. */
class MailTransportIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PASSWORD = "s&la+na 100%?=#";
    private static final Map<String, String> SECRETS = Map.of("VAYLA_MAIL_PASSWORD", PASSWORD);

    private GreenMail server;
    private GreenMailUser user;
    private int imap;
    private int smtp;
    private int imaps;
    private int smtps;

    @BeforeEach
    void start() {
        imap = TestHub.freePorts();
        smtp = TestHub.freePorts();
        imaps = TestHub.freePorts();
        smtps = TestHub.freePorts();
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(imaps, "localhost", ServerSetup.PROTOCOL_IMAPS),
            new ServerSetup(smtps, "localhost", ServerSetup.PROTOCOL_SMTPS),
            new ServerSetup(imap, "localhost", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(smtp, "localhost", ServerSetup.PROTOCOL_SMTP)
        });
        server.start();
        user = server.setUser("ideas@example.fi", "ideas@example.fi", PASSWORD);
        server.setUser("vayla@example.fi", "vayla@example.fi", PASSWORD);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_mail_goes_to_one_folder_when_it_is_durable_and_to_another_when_it_is_rejected() throws Exception {
        mail("<1@example.fi>", "Pyöräpysäköinti", "Lisää paikkoja!\nTerveisin Testi");
        mail("<2@example.fi>", "Toinen", "something wrong");
        try (IntakeExample example = fromMailbox()) {
            example.route().begin();

            await().atMost(SOON).until(() -> count("Taken") == 1 && count("Refused") == 1 && count("INBOX") == 0);
            assertThat(example.intake.log).hasSize(1);
            JsonNode idea = Json.read(example.intake.log.getFirst().getBytes(StandardCharsets.UTF_8));
            assertThat(idea.path("id").asString()).isEqualTo("<1@example.fi>");
            assertThat(idea.path("subject").asString()).isEqualTo("Pyöräpysäköinti");
            assertThat(idea.at("/from/0/name").asString()).isEqualTo("Testi Testinen");
            assertThat(idea.at("/from/0/address").asString()).isEqualTo("testi@example.fi");
            assertThat(idea.path("text").asString().lines()).containsExactly("Lisää paikkoja!", "Terveisin Testi");
        }
    }

    @Test
    void what_is_attached_to_a_mail_is_kept_and_listed() throws Exception {
        MimeMessage mail = message("<1@example.fi>", "Liitteitä");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Katso liite", "UTF-8");
        MimeBodyPart file = new MimeBodyPart();
        file.setContent("piirros", "text/plain; charset=UTF-8");
        file.setFileName("Pyörätie.txt");
        file.setDisposition(Part.ATTACHMENT);
        MimeBodyPart same = new MimeBodyPart();
        same.setContent("toinen", "text/plain; charset=UTF-8");
        same.setFileName("Pyörätie.txt");
        mail.setContent(new MimeMultipart(text, file, same));
        mail.saveChanges();
        user.deliver(mail);
        try (IntakeExample example = fromMailbox()) {
            example.route().begin();

            await().atMost(SOON).until(() -> count("Taken") == 1);
            JsonNode idea = Json.read(example.intake.log.getFirst().getBytes(StandardCharsets.UTF_8));
            assertThat(idea.path("text").asString().strip()).isEqualTo("Katso liite");
            assertThat(idea.path("attachments")).hasSize(2);
            assertThat(idea.at("/attachments/0/name").asString()).isEqualTo("Pyörätie.txt");
            assertThat(idea.at("/attachments/0/reference").asString()).isEqualTo("attachment:piirros");
            assertThat(example.intake.files)
                    .extracting(FormSubmitted.Attachment::reference)
                    .containsExactly("attachment:piirros", "attachment:toinen");
        }
    }

    @Test
    void while_the_log_is_away_a_mail_stays_unseen() throws Exception {
        mail("<1@example.fi>", "Yksi", "yksi");
        try (IntakeExample example = fromMailbox()) {
            example.intake.away = true;
            example.route().begin();
            await().atMost(SOON).until(() -> example.intake.asked > 0);

            example.route().end();

            assertThat(count("INBOX")).isEqualTo(1);
            example.intake.away = false;
            example.route().begin();
            await().atMost(SOON).until(() -> count("Taken") == 1);
            assertThat(example.intake.log).hasSize(1);
        }
    }

    @Test
    void a_letter_becomes_a_mail_and_a_wrong_password_is_waited_for() throws Exception {
        try (LetterExample letters = toMailbox(PASSWORD)) {
            assertThat(letters.deliver("1", "{\"text\":\"Hyvää päivää\\nTesti\"}"))
                    .isEqualTo(new Outcome.Delivered(null));
        }
        try (LetterExample letters = toMailbox("wrong")) {
            assertThat(letters.deliver("2", "{\"text\":\"ei\"}")).isInstanceOf(Outcome.Unavailable.class);
        }
        MimeMessage[] received = server.getReceivedMessagesForDomain("registry@example.fi");
        assertThat(received).hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("Form 1");
        assertThat(received[0].getContent().toString().lines()).containsExactly("Hyvää päivää", "Testi");
    }

    @Test
    void over_tls_a_server_that_is_trusted_is_read_and_sent_to() throws Exception {
        mail("<1@example.fi>", "Yksi", "yksi");
        try (IntakeExample example = fromMailbox("imaps:localhost:" + imaps, trusting("\n        mail.imaps.ssl."));
                LetterExample letters = toMailboxOverTls(trusting("\n      mail.smtps.ssl."))) {
            example.route().begin();

            // GreenMail throws in its own threads when a client ends a TLS connection
            await().dontCatchUncaughtExceptions().atMost(SOON).until(() -> count("Taken") == 1);
            assertThat(example.intake.log).hasSize(1);
            assertThat(letters.deliver("1", "{\"text\":\"Hyvää päivää\"}")).isEqualTo(new Outcome.Delivered(null));
        }
    }

    @Test
    void over_tls_a_server_with_a_certificate_that_nobody_signed_is_told_nothing() throws Exception {
        mail("<1@example.fi>", "Yksi", "yksi");
        try (IntakeExample example = fromMailbox("imaps:localhost:" + imaps, "");
                LetterExample letters = toMailboxOverTls("")) {
            example.route().begin();
            await().dontCatchUncaughtExceptions()
                    .atMost(SOON)
                    .until(() -> example.route().stand().lastError() != null);

            assertThat(count("INBOX")).isEqualTo(1);
            assertThat(letters.deliver("1", "{\"text\":\"ei\"}")).isInstanceOf(Outcome.Unavailable.class);
            assertThat(server.getReceivedMessagesForDomain("registry@example.fi"))
                    .isEmpty();
        }
    }

    /** GreenMail's certificate has another name, too. */
    private static String trusting(String prefix) {
        return prefix + "trust: localhost" + prefix + "checkserveridentity: \"false\"";
    }

    private LetterExample toMailboxOverTls(String option) {
        return new LetterExample(
                "letter-to-mailbox",
                Map.of(
                        "mail.example.fi:465",
                        "localhost:" + smtps,
                        "from: vayla@example.fi",
                        "from: vayla@example.fi" + option),
                SECRETS);
    }

    private IntakeExample fromMailbox() {
        return fromMailbox("imap:localhost:" + imap, "");
    }

    /** @param option one more of the component */
    private IntakeExample fromMailbox(String uri, String option) {
        return new IntakeExample(
                "ideas-from-mailbox.camel.yaml",
                Map.of("imaps:mail.example.fi:993", uri, "delay: 30000", "delay: 500" + option),
                SECRETS);
    }

    private LetterExample toMailbox(String password) {
        return new LetterExample(
                "letter-to-mailbox",
                Map.of("smtps:mail.example.fi:465", "smtp:localhost:" + smtp),
                Map.of("VAYLA_MAIL_PASSWORD", password));
    }

    private void mail(String id, String subject, String text) throws Exception {
        MimeMessage mail = message(id, subject);
        mail.setText(text, "UTF-8");
        mail.saveChanges();
        user.deliver(mail);
    }

    private static MimeMessage message(String id, String subject) throws Exception {
        MimeMessage mail = new MimeMessage((jakarta.mail.Session) null) {
            @Override
            protected void updateMessageID() throws jakarta.mail.MessagingException {
                setHeader("Message-ID", id);
            }
        };
        mail.setFrom(new InternetAddress("testi@example.fi", "Testi Testinen"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("ideas@example.fi"));
        mail.setSubject(subject, "UTF-8");
        mail.setHeader("moveTo", "Elsewhere"); // a sender's own has no say
        return mail;
    }

    private int count(String name) {
        MailFolder found = server.getManagers().getImapHostManager().getFolder(user, name);
        return found == null ? 0 : found.getMessageCount();
    }
}
