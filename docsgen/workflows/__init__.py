# What the commands do: each calls the stages in order, and passes values from one to the next.
