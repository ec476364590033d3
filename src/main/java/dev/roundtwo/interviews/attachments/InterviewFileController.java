package dev.roundtwo.interviews.attachments;

import dev.roundtwo.platform.files.Uploading;
import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The files of an interview. */
@Controller
@RequestMapping("/w/{workspace}/interviews/{id}/files")
class InterviewFileController {

    private final InterviewFiles files;

    InterviewFileController(InterviewFiles files) {
        this.files = files;
    }

    @ModelAttribute("filesFor")
    String whoSeesThem() {
        return FilesOnPage.WHO_SEES_THEM;
    }

    @GetMapping
    ModelAndView index(
            Member me,
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment) {
        return Uploading.show(files.of(me, id), interview(me, id), "interviews", fragment);
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
                interview(me, id),
                "interviews",
                fragment);
    }

    @GetMapping("/{file}")
    String fetch(Member me, @PathVariable UUID id, @PathVariable UUID file) {
        return "redirect:" + files.link(me, id, file);
    }

    @PostMapping("/{file}/removal")
    String remove(Member me, @PathVariable UUID id, @PathVariable UUID file) {
        files.remove(me, id, file);
        return "redirect:" + interview(me, id) + "#files";
    }

    private static String interview(Member me, UUID id) {
        return "/w/" + me.workspaceSlug() + "/interviews/" + id;
    }
}
