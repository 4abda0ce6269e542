# Answers questions about a built site by the Model Context Protocol. All that is read are mcp.json
# and the Markdown twins; server.py alone needs the protocol's SDK, and is imported when it runs.
