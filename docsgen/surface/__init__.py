# What a library offers, read from its source code without importing it: for `check`, which compares
# the documentation with it. `sources` finds a version of a library, `reading` makes values of it.
