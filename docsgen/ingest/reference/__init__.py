# The grammar of reference pages as html2text left them: headings, tables of parameters, signatures
# such as `module.Class.method(···)` whatever the module, and a matrix of events.

from docsgen.ingest.reference.sections import parse_reference_section

__all__ = ["parse_reference_section"]
