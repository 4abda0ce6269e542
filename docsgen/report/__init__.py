# Stage: what docsgen reports. Findings as text and data, errors, the model as JSON.
