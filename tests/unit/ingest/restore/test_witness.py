from pathlib import Path

import pytest

from docsgen.ingest.restore import Stored, read_witnesses, restore, restore_section, squash, twins

MODULE = '''
class Box:
    """
    A box.

    Example:
        while not job.done():
            time.sleep(0.1)
        job.outputs()
        >> ['0']
    Guides: none
    """
'''
FLAT = " while not job.done():\n time.sleep(0.1)\n \n job.outputs()\n >> ['0']"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "box"
    folder.mkdir()
    (folder / "box.py").write_text(MODULE)
    return folder


def test_docstring_settles_the_block(package: Path) -> None:
    result = restore(Stored(FLAT, "", "reference"), read_witnesses(package))
    assert result.code == "while not job.done():\n    time.sleep(0.1)\n\njob.outputs()\n# >> ['0']"
    assert result.status == "reconstructed"
    assert result.witness == "box/box.py, docstring of Box"


def test_guide_is_a_twin_of_the_reference_page() -> None:
    guide = Stored(FLAT.replace("\n ", "\n").lstrip().replace("\ntime", "\n time"), "py", "guide")
    seen = twins([(guide, restore(guide))])
    result = restore(Stored(FLAT, "", "reference"), seen)
    assert result.witness == "the same sample on another page"
    assert "\n\njob.outputs()" in result.code


def test_uncertain_guide_is_no_witness() -> None:
    guide = Stored("def f(x):\n if x:\n a(x)\n b(x)\n c(x)", "py", "guide")
    assert squash(guide.source) not in twins([(guide, restore(guide))])


def test_plain_mapping_will_do() -> None:
    result = restore(Stored(" if a:\n b()", "", "reference"), {"ifa:b()": "if a:\n    b()"})
    assert (result.code, result.witness) == ("if a:\n    b()", "another source")


def test_section_gives_its_blocks_the_known_lengths() -> None:
    block = (
        "with gr.Blocks() as demo:\n with gr.Row():\n bot = gr.Chatbot()\n state = gr.State(xyz)"
    )
    section = f"Some prose.\n\n{block}\n\nMore prose."
    place = section.index("with")
    edge = section.index("yz)")
    truth = edge + 3 + 7 + 3  # two lines at depth one, one at depth two
    (result,) = restore_section(section, [(edge, truth)], [(place, Stored(block, "py", "guide"))])
    assert "\n    state = gr.State(xyz)" in result.code
