# Code that is not ours (the script of a demo) runs in a process that may write in one folder and
# reach nobody. A tool beside the stages: `docsgen/native/`, which runs demos, uses it. Where the
# kernel can, it enforces this (`kernel`, `supervisor`); an audit hook (`hook`) says first, and in
# Python's terms, what is refused, and stands alone where the kernel cannot (docs/adr/0010).
# `process` puts them together, `workspace` keeps the folders.
