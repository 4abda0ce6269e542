# What is particular to an app that the installed library serves, beside the browser's Python.

OWN_HOSTS = ("cdnjs.cloudflare.com", "fonts.googleapis.com", "fonts.gstatic.com")
"""The hosts that the library's own page asks, whatever the demo."""
