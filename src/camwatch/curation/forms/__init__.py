"""Forms that people fill in without git: the questions, reading the answers, and making records from them."""
