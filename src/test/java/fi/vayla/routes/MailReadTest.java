package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.vayla.attachment.Attachment;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.mail.MailMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** Mails whose senders did not keep to the rules. */
class MailReadTest {

    private final IntakeForTests intake = new IntakeForTests();

    @Test
    void the_name_of_a_file_in_an_unknown_charset_stays_as_it_is_written() throws Exception {
        MimeMessage mail = mail("""
                From: testi@example.fi
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="=?x-nobody?Q?liite.pdf?="

                sisältö
                """);

        try (var context = new DefaultCamelContext()) {
            assertThat(new ExchangeFiles(new DefaultExchange(context), intake).keepAttached(mail))
                    .extracting(Attachment::name)
                    .containsExactly("=?x-nobody?Q?liite.pdf?=");
        }
    }

    @Test
    void a_mail_with_a_malformed_address_is_rejected_and_not_read_again() throws Exception {
        MimeMessage mail = mail("""
                From: "Testi Testinen <testi@example.fi
                Subject: Ajatus

                Hei!
                """);

        try (var context = new DefaultCamelContext()) {
            context.addComponent("intake", new IntakeComponent(intake, IntakeForTests::requireSource, new Stopping()));
            Producer producer = context.getEndpoint("intake:ideas").createProducer();
            Exchange exchange = new DefaultExchange(context);
            exchange.setMessage(new MailMessage(exchange, mail, false));

            assertThatThrownBy(() -> producer.process(exchange)).isInstanceOf(MessageRejected.class);

            assertThat(exchange.getMessage().getHeader("VaylaOutcome")).isEqualTo("rejected");
            assertThat(intake.asked).isZero();
        }
    }

    private static MimeMessage mail(String text) throws Exception {
        return new MimeMessage(
                (Session) null,
                new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    }
}
