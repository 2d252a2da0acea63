"""What if the law were another: ask it, see who would gain or lose, take the table along."""
