# Verify: what a reader would meet, seen with a real browser.
