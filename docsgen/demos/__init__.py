# Demos: what a writer puts into content/demos/, and what becomes of it in the reader's browser.
