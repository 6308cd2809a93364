package fi.vayla.roadmap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A small set of tables about a town that is not there. */
public final class TestTables {

    private TestTables() {}

    /** Writes the set into a folder, with a file of rules that shows its programme. */
    public static Path write(Path folder) {
        file(folder, "programmes", """
                programme_id,kind,municipality,title,title_en,start_year,end_year,approved_by,approval_date,approval_note,owner_body,steering_body,parent_programme_id,source_document,notes
                tst-ohjelma,programme,Testilä,Testilän digiohjelma,Digital programme of Testilä,2025,2027,,2025-01,,,,,testi,
                """);
        file(folder, "goals", """
                programme_id,goal_id,parent_goal_id,kind,title,title_en,ordinal,title_origin,related_ids,notes
                tst-ohjelma,tst-g1,,goal,Sujuva arki,Smooth days,1,original,,
                tst-ohjelma,tst-g2,tst-g1,goal,Yö ja päivä,Night and day,1,original,,
                """);
        file(folder, "measures", """
                programme_id,goal_id,measure_id,ordinal,title,title_en,kind,audience,years,responsible_units,funding_note,linked_programmes,title_origin,audience_basis,years_basis,goal_basis,source_section,related_measure_ids,related_project_ids,notes
                tst-ohjelma,tst-g1,tst-m1,1,Sähköinen ilmoittautuminen,E-registration,action,,2025;2026,Sivistys,,,original,,stated,,1,,tst-p1;tst-p2,
                tst-ohjelma,tst-g2,tst-m2,2,"Öinen asiointi, uudistettu",Night service,action,,2025,,,,original,,stated,,1,,,
                tst-ohjelma,tst-g2,tst-m3,3,Päivystys,On call,action,,,,,,original,,not_stated,,1,,,
                """);
        file(folder, "projects", """
                project_id,programme_id,source_order,lead_municipality,partner_municipalities,partner_organisations,title,title_en,language,status,start_date,end_date,date_note,topic,systems_named,budget_eur,spent_eur,source_document,notes
                tst-p1,tst-ohjelma,1,Testilä,,,Ilmo,Registration,fi,finished,2025,2025-06,,forms,,1000.50,,testi,
                tst-p2,tst-ohjelma,2,Testilä,,,Ilmo 2,Registration 2,fi,not_stated,2025,2025-12-09,,forms,,,,testi,
                """);
        file(folder, "milestones", """
                programme_id,goal_id,item_id,milestone_id,title,title_en,date,status,notes
                tst-ohjelma,,tst-m1,tst-ms1,Käyttöönotto,Go-live,2026-03,planned,
                """);
        file(folder, "metrics", """
                programme_id,goal_id,project_id,metric_id,title,title_en,unit,value,target_value,target_date,measured_subject,title_origin,notes
                tst-ohjelma,tst-g1,,tst-k1,Sähköisten osuus,Share of e-services,%,,80,2027,,original,
                """);
        file(folder, "maturity", """
                programme_id,project_id,item_id,item_type,group,ordinal,value,baseline,target,title,title_en,highlighted_by_management,notes
                tst-ohjelma,,tst-s1,scale_step,,1,1,,,Heikko,Weak,,
                tst-ohjelma,,tst-s5,scale_step,,5,5,,,Hyvä,Good,,
                tst-ohjelma,,tst-v1,viewpoint,employee,1,2.5,2,4,Osaaminen,Skills,yes,
                """);
        file(folder, "budget", """
                budget_id,programme_id,project_id,section,line,line_en,year,row_kind,amount,unit,precision,share_pct_stated,share_pct_computed,check,notes
                """);
        file(folder, "systems", """
                system,kind,vendor_or_owner,mentions,role,name_type,notes
                """);
        file(folder, "integration_needs", """
                need_id,source_document,municipality,source_system,target_system,payload,trigger,trigger_basis,theme,project_ids,measure_ids,programme_ids,systems,paraphrase_en
                """);
        return folder;
    }

    /** A file of rules that shows the programme and links a record to one of its metrics. */
    public static Path rules(Path file) {
        return text(file, """
                programmes: [tst-ohjelma]
                rules:
                  - on: metric.reported
                    fields: [value]
                  - on: project.changed
                    fields: [status, end_date]
                links:
                  - { source: metrics, ref: k1, item: tst-k1 }
                  - { source: metrics, ref: v1, item: tst-v1 }
                  - { source: jira, ref: MS-1, item: tst-ms1 }
                """);
    }

    /** Changes the first occurrence of a text in a table. */
    public static void replace(Path folder, String table, String from, String to) {
        Path file = folder.resolve(table + ".csv");
        String text = read(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " does not contain " + from);
        }
        text(file, text.replace(from, to));
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the files of a folder. */
    static Path copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void file(Path folder, String table, String rows) {
        text(folder.resolve(table + ".csv"), rows.replace("\n", "\r\n"));
    }

    private static Path text(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
