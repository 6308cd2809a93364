package fi.vayla.intake;

import fi.vayla.attachment.AttachmentStore;
import fi.vayla.security.LocalCaller;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(IntakeSettings.class)
class IntakeConfiguration {

    @Bean
    ServletRegistrationBean<IntakeServlet> intakeServlet(
            Intake intake, IntakeSettings settings, LocalCaller locals, AttachmentStore attachments) {
        return new ServletRegistrationBean<>(new IntakeServlet(intake, settings, locals, attachments), "/intake/*");
    }
}
