# The grammar of Gradio's documentation pages, as html2text left them (ANATOMY 2). Everything that
# knows how this one library writes its docs is in this package.

from docsgen.ingest.gradio.sections import parse_reference_section

__all__ = ["parse_reference_section"]
