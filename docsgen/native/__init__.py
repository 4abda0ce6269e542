# Runs apps under the installed library, on this machine: for `demos`, which exports them, and for
# `verify` and the proofs, which look at them in a browser. `host` is the side of whoever asks and
# `__main__` the process that has the library loaded; docs/serverless.md says what they tell each
# other. In a process that is forked for it, `demo` runs one app.
