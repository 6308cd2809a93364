package fi.vayla.roadmap;

import fi.vayla.event.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code measures.csv}.
 *
 * @param ordinal within the programme
 * @param years in order, not always without gaps; empty when {@code yearsBasis} tells why
 * @param linkedProgrammes ids of programmes that it also serves
 */
public record Measure(
        String programme,
        @Nullable String goal,
        String id,
        int ordinal,
        String title,
        String titleEn,
        Kind kind,
        @Nullable Audience audience,
        List<Integer> years,
        List<String> responsibleUnits,
        @Nullable Funding funding,
        List<String> linkedProgrammes,
        TitleOrigin titleOrigin,
        @Nullable Basis audienceBasis,
        YearsBasis yearsBasis,
        @Nullable Basis goalBasis,
        String sourceSection,
        List<String> relatedMeasures,
        List<String> relatedProjects,
        @Nullable String notes)
        implements Item {

    public enum Kind {
        project,
        use_case,
        action,
        training
    }

    public enum Audience {
        residents,
        staff,
        both
    }

    public enum Funding {
        state_grant,
        state_grant_partial
    }

    public enum Basis {
        stated,
        inferred,
        editor
    }

    public enum YearsBasis {
        stated,
        annex2_start_year,
        derived_from_annex2,
        not_recoverable,
        not_stated
    }

    /** A measure of an approved programme is planned until an event says more. */
    @Override
    public Status statedStatus() {
        return Status.planned;
    }

    /** A line of an annex that says again, year by year, what a numbered measure says; it is not counted twice. */
    public boolean annexLine() {
        return yearsBasis == YearsBasis.annex2_start_year;
    }
}
