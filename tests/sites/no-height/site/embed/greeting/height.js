// It has forgotten to tell.
