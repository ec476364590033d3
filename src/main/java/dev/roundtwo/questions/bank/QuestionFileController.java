package dev.roundtwo.questions.bank;

import dev.roundtwo.platform.files.Uploading;
import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The files of a question. */
@Controller
@RequestMapping("/w/{workspace}/questions/{id}/files")
class QuestionFileController {

    private final QuestionFiles files;

    QuestionFileController(QuestionFiles files) {
        this.files = files;
    }

    @GetMapping
    ModelAndView index(
            Member me,
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment) {
        return Uploading.show(files.of(me, id), question(me, id), "questions", fragment);
    }

    @PostMapping
    ModelAndView add(
            Member me,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment) {
        return Uploading.take(
                file,
                upload -> files.add(me, id, upload),
                () -> files.of(me, id),
                question(me, id),
                "questions",
                fragment);
    }

    @GetMapping("/{file}")
    String fetch(Member me, @PathVariable UUID id, @PathVariable UUID file) {
        return "redirect:" + files.link(me, id, file);
    }

    @PostMapping("/{file}/removal")
    String remove(Member me, @PathVariable UUID id, @PathVariable UUID file) {
        files.remove(me, id, file);
        return "redirect:" + question(me, id) + "#files";
    }

    private static String question(Member me, UUID id) {
        return "/w/" + me.workspaceSlug() + "/questions/" + id;
    }
}
