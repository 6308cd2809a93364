package fi.vayla.roadmap;

import fi.vayla.event.Status;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code projects.csv}.
 *
 * @param lead a municipality, seldom a regional body; null where it is not stated
 * @param language of the project's description
 * @param startDate ISO 8601, possibly only a year or a month
 * @param endDate like {@code startDate}
 */
public record Project(
        String id,
        String programme,
        int ordinal,
        @Nullable String lead,
        List<String> partnerMunicipalities,
        List<String> partnerOrganisations,
        String title,
        String titleEn,
        Language language,
        Stated status,
        @Nullable String startDate,
        @Nullable String endDate,
        @Nullable String dateNote,
        String topic,
        List<String> systems,
        @Nullable BigDecimal budgetEur,
        @Nullable BigDecimal spentEur,
        String sourceDocument,
        @Nullable String notes)
        implements Item {

    public enum Language {
        fi,
        sv
    }

    public enum Stated {
        finished,
        not_stated
    }

    @Override
    public @Nullable String goal() {
        return null;
    }

    @Override
    public @Nullable Status statedStatus() {
        return status == Stated.finished ? Status.done : null;
    }
}
