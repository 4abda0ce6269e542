# Stage: what docsgen prints. Diagnostics, the model as JSON, the summary of a build.
