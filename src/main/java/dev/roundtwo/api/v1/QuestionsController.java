package dev.roundtwo.api.v1;

import dev.roundtwo.platform.rest.ApiResource;
import dev.roundtwo.platform.rest.Needs;
import dev.roundtwo.platform.rest.Page;
import dev.roundtwo.platform.rest.Window;
import dev.roundtwo.questions.bank.QuestionFinder;
import dev.roundtwo.questions.bank.QuestionSearch;
import dev.roundtwo.questions.bank.Questions;
import dev.roundtwo.tenancy.Member;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Tag(
        name = "Questions",
        description = "The library and the workspace's own bank, with all revisions. For interviewers.")
@ApiResource
@RequestMapping(path = "/api/v1/workspaces/{workspace}/questions", produces = MediaType.APPLICATION_JSON_VALUE)
class QuestionsController {

    private final Questions questions;
    private final QuestionFinder finder;

    QuestionsController(Questions questions, QuestionFinder finder) {
        this.questions = questions;
        this.finder = finder;
    }

    @Needs("questions:read")
    @Operation(
            operationId = "listQuestions",
            summary = "Find questions",
            description = "With words, those in the title come first; else all go by title.")
    @GetMapping
    Page<ApiQuestion.Summary> list(
            Member me,
            Window window,
            @Parameter(description = "Words to find.", example = "queue") @RequestParam(required = false) @Nullable
                    String q,
            @Parameter(example = "queues") @RequestParam(required = false) @Nullable String tag,
            @Parameter(example = "java") @RequestParam(required = false) @Nullable String stack,
            @Parameter(example = "async") @RequestParam(required = false) @Nullable String signal,
            @Parameter(description = "`one` or `two`.", example = "two") @RequestParam(required = false) @Nullable
                    String round,
            @RequestParam(required = false) ApiQuestion.@Nullable Origin origin,
            @Parameter(description = "Only what was put away.") @RequestParam(defaultValue = "false")
                    boolean archived) {
        String from = origin == null ? null : origin == ApiQuestion.Origin.LIBRARY ? "library" : "bank";
        QuestionSearch search =
                new QuestionSearch(q, round, signal, stack, tag, from, archived, window.afterId(0), null);
        return window.page(
                finder.find(me, search, window.toRead()),
                row -> List.of(row.id().toString()),
                ApiQuestion.Summary::of);
    }

    @Needs("questions:read")
    @Operation(operationId = "getQuestion", summary = "A question at its newest revision")
    @GetMapping("/{id}")
    ApiQuestion show(Member me, @PathVariable UUID id) {
        return ApiQuestion.of(questions.page(me, id));
    }

    @Needs("questions:read")
    @Operation(operationId = "listQuestionRevisions", summary = "How a question came about, newest revision first")
    @GetMapping("/{id}/revisions")
    Page<ApiQuestion.Revision> revisions(Member me, @PathVariable UUID id, Window window) {
        String before = window.after(0);
        return window.page(
                questions.revisions(me, id, before == null ? null : Integer.valueOf(before), window.toRead()),
                row -> List.of(Integer.toString(row.number())),
                ApiQuestion.Revision::of);
    }

    @Needs("questions:read")
    @Operation(operationId = "getQuestionRevision", summary = "A question as it was at that revision")
    @GetMapping("/{id}/revisions/{number}")
    ApiQuestion revision(Member me, @PathVariable UUID id, @PathVariable int number) {
        return ApiQuestion.of(questions.page(me, id, number));
    }
}
