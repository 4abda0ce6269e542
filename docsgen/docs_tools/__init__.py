# Live demos in the sites of other documentation tools: what the extension for Sphinx and the plugin
# for MkDocs share. Stands above the workflows, as the command line does.
