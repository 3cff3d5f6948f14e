"""A visitor's SQL in a process of its own, which can be ended from outside and has little memory to fill."""
