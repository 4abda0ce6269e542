# Stage: a demo's source to static files that run in a browser without a server. The demo runs once
# natively, confined to a process of its own; its page, the runtime and the player do the rest.
