package dev.roundtwo.insights.reports;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.StatementCounter;
import dev.roundtwo.insights.PastTest;
import dev.roundtwo.insights.progress.Sharing;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a month says, to whom, on which clock; on the page and on paper alike. */
class ReportsTests extends PastTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final String SIGNAL = "Reliability under failure";

    @Autowired
    Reports reports;

    @Autowired
    Sharing sharing;

    UUID set;

    @BeforeEach
    void gather() throws Exception {
        set = past.set(chloe);
    }

    @Test
    void aTalkLateOnTheLastDayIsOfTheMonthThatTheReaderIsIn() throws Exception {
        lives(ben, "America/New_York");
        lives(dmitri, "Europe/Berlin");
        talk("2026-11-01T03:30:00Z", 50, 3, 2); // 23:30 on the 31st in New York, half past four on the 1st in Berlin
        assertThat(Figured.of(mine(ben, OCTOBER)))
                .containsEntry("Interviews", "1")
                .containsEntry("Minutes", "50");
        assertThat(mine(ben, YearMonth.of(2026, 11)).quiet()).isNotNull();
        assertThat(mine(dmitri, OCTOBER).quiet()).isNotNull();
        assertThat(Figured.of(mine(dmitri, YearMonth.of(2026, 11)))).containsEntry("Interviews", "1");
    }

    @Test
    void theClocksChangeInsideAMonthAndItsBordersStayMidnight() throws Exception {
        lives(ben, "Europe/Berlin"); // summer time at the beginning of October, winter time at its end
        talk("2026-09-30T21:59:59Z", 10, 1, 1);
        talk("2026-09-30T22:00:00Z", 20, 2, 2);
        talk("2026-10-31T22:59:59Z", 40, 3, 3);
        talk("2026-10-31T23:00:00Z", 80, 4, 4);
        Report october = mine(ben, OCTOBER);
        assertThat(Figured.of(october)).containsEntry("Interviews", "2").containsEntry("Minutes", "60");
        assertThat(october.signals()).allSatisfy(line -> assertThat(line.mean()).isEqualTo("2.5"));
        assertThat(october.signals().getFirst().change())
                .as("one result of level 1 before")
                .isEqualTo("+1.5");
    }

    @Test
    void whatWasCalledOffIsNoInterview() throws Exception {
        talk("2026-10-08T10:00:00Z", 50, 3, 2);
        UUID off = talk("2026-10-09T10:00:00Z", 50, 3, 2);
        past.sql(
                ben,
                "update insight_seat set state = 'CANCELLED', came = false, minutes = 0 where interview_id = ?",
                off);
        assertThat(Figured.of(mine(ben, OCTOBER)))
                .containsEntry("Interviews", "1")
                .containsEntry("Answered", "1")
                .containsEntry("Minutes", "50")
                .containsEntry("Called off", "1");
    }

    @Test
    void numbersAndDatesFollowTheReadersCountry() throws Exception {
        talk("2026-10-08T10:00:00Z", 50, 3, 2);
        past.sql(ben, "update account set zone = 'Europe/Berlin', locale = 'de-DE' where id = ?", ben.accountId());
        Report report = mine(ben, OCTOBER);
        assertThat(report.signals().getFirst().mean()).isEqualTo("3,0");
        assertThat(report.monthName()).isEqualTo("October 2026");
    }

    @Test
    void everyWordOfThemIsInTheBundle() throws Exception {
        UUID talk = talk("2026-10-08T10:00:00Z", 50, 3, 2);
        in(ben, () -> {
            sharing.share(ben, talk, group);
            return "";
        });
        for (YearMonth month : List.of(OCTOBER, YearMonth.of(2026, 9))) { // one with something in it, and a quiet one
            for (Report report : List.of(
                    mine(ben, month),
                    in(chloe, () -> reports.ofGroup(chloe, group, month)),
                    in(ada, () -> reports.ofWorkspace(ada, month)))) {
                assertThat(report.quiet() == null).isEqualTo(month.equals(OCTOBER));
                assertThat(report.toString()).doesNotContainPattern("\\breports\\.[a-z]");
            }
        }
    }

    @Test
    void inAGroupThatPlaysWithoutNamesOnlyLeadsReadWhoTookPart() throws Exception {
        talk("2026-10-08T10:00:00Z", 50, 3, 2);
        past.sql(chloe, "update practice_group set anonymous = true where id = ?", group);
        assertThat(tookPart(chloe)).containsExactly("Ben Okafor 1 50", "Chloé 0 0", "Dmitri 1 50");
        assertThat(tookPart(ben)).containsExactly("Ben Okafor 1 50");
        assertThat(body(dmitri, "/groups/" + group + "/reports/2026-10"))
                .contains("You alone")
                .doesNotContain("Okafor");
    }

    private List<String> tookPart(Member who) throws Exception {
        return in(who, () -> reports.ofGroup(who, group, OCTOBER)).tables().getFirst().rows().stream()
                .map(row -> row.getFirst() + " " + row.get(1) + " " + row.get(2))
                .toList();
    }

    @Test
    void leadsReadOfLevelsOnlyWhatIsSharedOnThePageAndOnPaper() throws Exception {
        UUID talk = talk("2026-10-08T10:00:00Z", 50, 3, 2);
        String page = "/groups/" + group + "/reports/2026-10";
        assertThat(body(chloe, page)).contains("Ben Okafor").doesNotContain(SIGNAL);
        assertThat(paper(chloe, page)).contains("Ben Okafor").doesNotContain(SIGNAL);
        in(ben, () -> {
            sharing.share(ben, talk, group);
            return "";
        });
        assertThat(body(chloe, page)).contains(SIGNAL);
        assertThat(paper(chloe, page)).contains(SIGNAL);
        assertThat(body(dmitri, page))
                .as("of the group, no lead")
                .contains("Ben Okafor")
                .doesNotContain(SIGNAL);
        assertThat(body(ada, page))
                .as("an admin, no lead")
                .contains("Ben Okafor")
                .doesNotContain(SIGNAL);
        in(ben, () -> {
            sharing.takeBack(ben, talk, group);
            return "";
        });
        assertThat(body(chloe, page)).doesNotContain(SIGNAL);
        assertThat(paper(chloe, page)).doesNotContain(SIGNAL);
    }

    @Test
    void thePaperHasATitleTextBookmarksOurLettersAndATree() throws Exception {
        talk("2026-10-08T10:00:00Z", 50, 3, 2);
        byte[] pdf = bytes(ben, "/reports/2026-10/pdf");
        try (PDDocument read = Loader.loadPDF(pdf)) {
            assertThat(read.getDocumentInformation().getTitle()).isEqualTo("Your month: Ben Okafor, October 2026");
            assertThat(read.getDocumentInformation().getAuthor()).isEqualTo("Round Two");
            assertThat(read.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(read.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(read.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            PDOutlineNode outline = read.getDocumentCatalog().getDocumentOutline();
            assertThat(outline.children())
                    .extracting(item -> item.getTitle())
                    .containsExactly("Your month", "The last six months", "Signals", "By signal", "Interviews");
            assertThat(new PDFTextStripper().getText(read)).contains("October 2026", SIGNAL, "1 of ");
            assertThat(read.getPages()).allSatisfy(page -> assertThat(StreamSupport.stream(
                            page.getResources().getFontNames().spliterator(), false))
                    .allSatisfy(name -> {
                        assertThat(page.getResources().getFont(name).getName()).contains("+Inter");
                        assertThat(page.getResources().getFont(name).isEmbedded())
                                .isTrue();
                    }));
            assertThat(read.getPage(0).getResources().getFontNames())
                    .as("regular and bold")
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void namesOnPaperAreNoMarkup() throws Exception {
        past.sql(ben, "update account set name = '<b>&\"Ben''' where id = ?", ben.accountId());
        assertThat(paper(ben, "/reports/2026-10")).contains("<b>&\"Ben'");
    }

    @Test
    void whatTheWorkspaceDidIsForAdminsAndHoldsNoLevels() throws Exception {
        UUID panel = past.panel(ada, ben, chloe, set, Instant.parse("2026-10-05T09:00:00Z"), Duration.ofSeconds(2_759));
        past.scores(ada, panel, 4);
        past.scores(chloe, panel, 2);
        past.publishes(ada, panel, true);
        talk("2026-10-08T10:00:00Z", 50, 3, 2);
        Report report = in(ada, () -> reports.ofWorkspace(ada, OCTOBER));
        assertThat(Figured.of(report))
                .containsEntry("Interviews", "2")
                .containsEntry("Minutes", "95")
                .containsEntry("People", "4");
        assertThat(report.tables().getFirst().rows())
                .containsExactlyInAnyOrder(List.of("Ada", "1", "45"), List.of("Chloé", "1", "45"));
        assertThat(report.signals()).isEmpty();
        assertThat(body(ada, "/settings/reports/2026-10")).doesNotContain(SIGNAL);
        assertThat(web.get()
                        .uri(at(chloe, "/settings/reports/2026-10"))
                        .with(as(chloe))
                        .exchange())
                .hasStatus(403);
        assertThat(body(ada, "/settings/reports/2026-10/tables")).contains("\"Ada\",\"1\",\"45\"");
    }

    @Test
    void otherMonthsAndOtherWorkspacesAreNotThere() throws Exception {
        for (String month : List.of("2019-12", "9999-01", "october", "2026-13", "2026-1")) {
            assertThat(web.get().uri(at(ben, "/reports/" + month)).with(as(ben)).exchange())
                    .as(month)
                    .hasStatus(404);
        }
        Member guest = cast.joins(ada, cast.people().charlie());
        assertThat(web.get()
                        .uri(at(guest, "/groups/" + group + "/reports/2026-10"))
                        .with(as(guest))
                        .exchange())
                .as("of the workspace, not of the group")
                .hasStatus(403);
        Member charlie = cast.people().charlie();
        assertThat(web.get()
                        .uri(at(ben, "/groups/" + group + "/reports/2026-10"))
                        .with(as(charlie))
                        .exchange())
                .hasStatus(404);
        assertThat(web.get()
                        .uri("/w/" + charlie.workspaceSlug() + "/groups/" + group + "/reports/2026-10")
                        .with(as(charlie))
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void aReportTakesAsManyStatementsForOneTalkAsForFour() throws Exception {
        talk("2026-10-08T10:00:00Z", 50, 3, 2);
        int own = StatementCounter.during(() -> mine(ben, OCTOBER)).size();
        int ofGroup = StatementCounter.during(() -> in(chloe, () -> reports.ofGroup(chloe, group, OCTOBER)))
                .size();
        for (int day = 9; day < 12; day++) {
            talk("2026-10-%02dT10:00:00Z".formatted(day), 50, 3, 2);
        }
        assertThat(StatementCounter.during(() -> mine(ben, OCTOBER)))
                .hasSize(own)
                .hasSizeLessThan(9);
        assertThat(StatementCounter.during(() -> in(chloe, () -> reports.ofGroup(chloe, group, OCTOBER))))
                .hasSize(ofGroup)
                .hasSizeLessThan(13);
    }

    /** Dmitri asks Ben in the group, for so many minutes; both are scored, and all is counted. */
    private UUID talk(String start, int minutes, int bens, int dmitris) throws Exception {
        UUID talk = past.talked(dmitri, ben, set, Instant.parse(start), Duration.ofMinutes(minutes), group);
        past.scores(dmitri, talk, bens);
        past.scores(ben, talk, dmitris);
        past.settled(ben);
        return talk;
    }

    private Report mine(Member who, YearMonth month) throws Exception {
        return in(who, () -> reports.mine(who, month));
    }

    private void lives(Member who, String zone) throws Exception {
        past.sql(who, "update account set zone = ? where id = ?", zone, who.accountId());
    }

    private String paper(Member who, String path) throws Exception {
        try (PDDocument read = Loader.loadPDF(bytes(who, path + "/pdf"))) {
            return new PDFTextStripper().getText(read);
        }
    }

    private byte[] bytes(Member who, String path) throws Exception {
        var answer = web.get().uri(at(who, path)).with(as(who)).exchange().getResponse();
        assertThat(answer.getContentType()).isEqualTo("application/pdf");
        return answer.getContentAsByteArray();
    }

    private String body(Member who, String path) throws Exception {
        var answer = web.get().uri(at(who, path)).with(as(who)).exchange().getResponse();
        return answer.getContentAsString();
    }

    private static String at(Member who, String path) {
        return "/w/" + who.workspaceSlug() + path;
    }
}
