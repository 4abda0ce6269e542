GREETING = "Hello "
