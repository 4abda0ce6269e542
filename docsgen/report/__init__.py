# Stage: what docsgen reports. Diagnostics as text and data, errors, the model as JSON.
