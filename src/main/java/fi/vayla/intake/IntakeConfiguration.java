package fi.vayla.intake;

import fi.vayla.attachment.AttachmentStore;
import fi.vayla.security.LocalCaller;
import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

@Configuration
@EnableConfigurationProperties(IntakeSettings.class)
class IntakeConfiguration {

    private static final String PATH = "/intake";

    @Bean
    ServletRegistrationBean<IntakeServlet> intakeServlet(
            Intake intake, IntakeSettings settings, LocalCaller locals, AttachmentStore attachments) {
        return new ServletRegistrationBean<>(new IntakeServlet(intake, settings, locals, attachments), PATH + "/*");
    }

    /** The intake has meters of its own, by source, which cost far less than what counts all other requests. */
    @Bean
    ObservationPredicate intakeIsNotObserved() {
        return (name, context) ->
                !(context instanceof ServerRequestObservationContext observed && isIntake(observed.getCarrier()));
    }

    private static boolean isIntake(@Nullable HttpServletRequest request) {
        return request != null && request.getServletPath().equals(PATH);
    }
}
