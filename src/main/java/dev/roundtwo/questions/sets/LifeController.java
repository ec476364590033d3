package dev.roundtwo.questions.sets;

import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Publishing, versions, copies, retiring. */
@Controller
@RequestMapping("/w/{workspace}/sets/{id}")
class LifeController {

    private final SetVersions versions;
    private final BuilderPages pages;

    LifeController(SetVersions versions, BuilderPages pages) {
        this.versions = versions;
        this.pages = pages;
    }

    @PostMapping("/publication")
    ModelAndView publish(Member me, @PathVariable UUID id, @RequestParam int version) {
        return pages.after(me, id, () -> versions.publish(me, id, version));
    }

    @PostMapping("/versions")
    String next(Member me, @PathVariable UUID id) {
        return sets(me) + "/" + versions.next(me, id) + "/edit";
    }

    @PostMapping("/copies")
    String duplicate(Member me, @PathVariable UUID id) {
        return sets(me) + "/" + versions.duplicate(me, id) + "/edit";
    }

    @PostMapping("/retirement")
    String retire(Member me, @PathVariable UUID id) {
        versions.retire(me, id);
        return sets(me) + "/" + id;
    }

    @PostMapping("/restoration")
    String restore(Member me, @PathVariable UUID id) {
        versions.restore(me, id);
        return sets(me) + "/" + id;
    }

    @PostMapping("/deletion")
    String delete(Member me, @PathVariable UUID id) {
        versions.delete(me, id);
        return sets(me);
    }

    private static String sets(Member me) {
        return "redirect:/w/" + me.workspaceSlug() + "/sets";
    }
}
