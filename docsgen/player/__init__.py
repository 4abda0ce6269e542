# What runs in the reader's browser: JavaScript for the page, and the Python that its worker loads.
# The Python part knows nothing of docsgen's other packages, which are not there.
