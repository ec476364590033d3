package dev.roundtwo.questions.sets;

import dev.roundtwo.platform.RuleBroken;
import dev.roundtwo.questions.bank.Bank;
import dev.roundtwo.questions.bank.QuestionFinder;
import dev.roundtwo.questions.bank.QuestionSearch;
import dev.roundtwo.tenancy.Member;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What the builder answers: the changed part to htmx, a redirect to a plain form, and a refusal with the set as it stands. */
@Component
class BuilderPages {

    private final SetShelf shelf;
    private final SetBuilder builder;
    private final QuestionFinder finder;
    private final Bank bank;
    private final MessageSource messages;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    BuilderPages(
            SetShelf shelf,
            SetBuilder builder,
            QuestionFinder finder,
            Bank bank,
            MessageSource messages,
            HttpServletRequest request,
            HttpServletResponse response) {
        this.shelf = shelf;
        this.builder = builder;
        this.finder = finder;
        this.bank = bank;
        this.messages = messages;
        this.request = request;
        this.response = response;
    }

    ModelAndView whole(Member me, SetPage set, @Nullable String q) {
        return new ModelAndView("questions/sets/edit")
                .addObject("base", "/w/" + me.workspaceSlug())
                .addObject("set", set)
                .addObject("q", q)
                .addObject("picks", finder.find(me, QuestionSearch.words(q)).rows());
    }

    ModelAndView after(Member me, UUID id, Runnable change) {
        try {
            change.run();
        } catch (RuleBroken broken) {
            return refused(me, id, broken);
        }
        return fragment()
                ? part(me, shelf.page(me, id))
                : new ModelAndView("redirect:/w/" + me.workspaceSlug() + "/sets/" + id + "/edit");
    }

    /** A refusal is told beside the item; what is no whole number counts as 0, which the rules refuse. */
    ModelAndView afterMinutes(Member me, UUID id, UUID item, String typed) {
        int minutes = typed.strip().matches("[0-9]{1,4}") ? Integer.parseInt(typed.strip()) : 0;
        ModelAndView answer = after(me, id, () -> builder.give(me, id, item, minutes));
        return answer.getStatus() == null ? answer : answer.addObject("refused", item);
    }

    ModelAndView afterRemoval(Member me, UUID id, UUID item) {
        List<SetPage.Item> items = shelf.page(me, id).items();
        var known = items.stream().filter(i -> i.id().equals(item)).findAny();
        ModelAndView answer = after(me, id, () -> builder.remove(me, id, item));
        if (known.isEmpty() || answer.getStatus() != null) {
            return answer;
        }
        SetPage.Item gone = known.get();
        int position = items.indexOf(gone);
        if (fragment()) {
            return undoable(answer, gone.revisionId(), gone.minutes(), position);
        }
        String undo = "?removed=%s&minutes=%d&position=%d".formatted(gone.revisionId(), gone.minutes(), position);
        return new ModelAndView(answer.getViewName() + undo);
    }

    ModelAndView undoable(ModelAndView page, UUID revision, int minutes, int position) {
        bank.contents(List.of(revision)).stream()
                .findAny()
                .ifPresent(kept -> page.addObject(
                        "removed", new Removed(revision, kept.content().title(), minutes, position)));
        return page;
    }

    private ModelAndView refused(Member me, UUID id, RuleBroken broken) {
        SetPage set = shelf.page(me, id);
        ModelAndView page = fragment() ? part(me, set) : whole(me, set, null);
        page.setStatus(HttpStatus.CONFLICT);
        return page.addObject("problem", messages.getMessage(broken.code(), broken.arguments(), request.getLocale()));
    }

    private ModelAndView part(Member me, SetPage set) {
        response.setHeader("HX-Trigger", "set-changed");
        return new ModelAndView("questions/sets/builder :: changed")
                .addObject("base", "/w/" + me.workspaceSlug())
                .addObject("set", set);
    }

    private boolean fragment() {
        return "true".equals(request.getHeader("HX-Request"));
    }

    /** What undo puts back. */
    public record Removed(UUID revision, String title, int minutes, int position) {}
}
