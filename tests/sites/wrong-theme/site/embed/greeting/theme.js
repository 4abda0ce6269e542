// Light is good enough for everybody.
