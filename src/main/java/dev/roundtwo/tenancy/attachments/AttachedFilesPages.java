package dev.roundtwo.tenancy.attachments;

import dev.roundtwo.platform.files.Uploading;
import dev.roundtwo.tenancy.Member;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** What controllers of files have in common: they say below which path, and in which section of the workspace, their files hang. */
public abstract class AttachedFilesPages {

    private final AttachedFiles files;
    private final String section;

    /**
     * @param section the things' part of the path, under which the page of one stands, and of the menu
     */
    protected AttachedFilesPages(AttachedFiles files, String section) {
        this.files = files;
        this.section = section;
    }

    @GetMapping
    public ModelAndView index(
            Member me,
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment) {
        return Uploading.show(files.of(me, id), page(me, id), section, fragment);
    }

    @PostMapping
    public ModelAndView add(
            Member me,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment) {
        return Uploading.take(
                file, upload -> files.add(me, id, upload), () -> files.of(me, id), page(me, id), section, fragment);
    }

    @GetMapping("/{file}")
    public String fetch(Member me, @PathVariable UUID id, @PathVariable UUID file) {
        return "redirect:" + files.link(me, id, file);
    }

    @PostMapping("/{file}/removal")
    public String remove(Member me, @PathVariable UUID id, @PathVariable UUID file) {
        files.remove(me, id, file);
        return "redirect:" + page(me, id) + "#files";
    }

    private String page(Member me, UUID id) {
        return "/w/" + me.workspaceSlug() + "/" + section + "/" + id;
    }
}
