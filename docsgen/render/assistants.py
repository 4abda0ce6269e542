# What a site has for assistants and other programs, besides the twin of each page, as
# docs/assistants.md tells. All of it is made at once, from the same texts.

from __future__ import annotations

from docsgen.languages import texts_in
from docsgen.model.site_index import INDEX
from docsgen.render import llms, skill
from docsgen.render.contents import Prepared
from docsgen.render.site_index import site_index
from docsgen.render.skill import skill_files, skill_name, skill_zip
from docsgen.render.twins import all_twins


def paths(prepared: Prepared) -> list[str]:
    """The paths of these files, or of the folders that they are in."""
    own = f"{skill.FOLDER}{skill_name(prepared.config)}/"
    folders = [llms.FOLDER, skill.FOLDER, own, f"{own}references/"]
    return [llms.SUMMARY, llms.FULL, INDEX, *folders]


def files(prepared: Prepared) -> dict[str, bytes]:
    """The files by path, from the folder of their version."""
    config, releases = prepared.config, prepared.releases
    folder, texts = releases.current.path, texts_in(config.language)
    twins = all_twins(prepared)
    sections = llms.section_files(twins, config, folder)
    full = llms.full_text(twins, config, folder)
    whole = [
        (llms.FULL, texts("assistants.everything"), full),
        *((file.path, file.title, file.text) for file in sections),
    ]
    programs = [
        (INDEX, texts("assistants.index")),
        (skill_zip(config), texts("assistants.skill")),
    ]
    summary = llms.summary_text(twins, whole, programs, config, folder)
    return {
        llms.SUMMARY: summary.encode(),
        llms.FULL: full.encode(),
        INDEX: site_index(prepared.site, twins, config, releases),
        **{file.path: file.text.encode() for file in sections},
        **skill_files(sections, config, folder),
    }
